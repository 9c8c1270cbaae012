import type { Actor } from '$lib/core/actor';
import { no, yes, type Verdict } from '$lib/core/refusal';

/** Whether this is somebody who may say who works here. */
export const mayRunTeam = ({ rights }: Pick<Actor, 'rights'>): Verdict =>
	rights.has('own') ? yes(undefined) : no('auth.forbidden');

/** Whether the shop still has an owner when this one is one no longer. */
export const anOwnerStays = (owners: readonly string[], leaving: string): Verdict =>
	owners.every((id) => id === leaving) ? no('team.last_owner') : yes(undefined);
