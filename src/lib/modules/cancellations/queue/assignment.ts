import { z } from 'zod';
import { idOf } from '$lib/core/ids';

const MOST = 1000;

/** To whom cases are given; nobody is null. */
export const assignInput = z
	.object({ ids: z.array(idOf('can')).min(1).max(MOST), assignee: idOf('stf').nullable() })
	.meta({ title: 'Assignment' });
export type AssignInput = z.infer<typeof assignInput>;

/** Who takes new cases in turn, and whether that is done at all. */
export const turnsInput = z.object({ on: z.boolean(), takers: z.array(idOf('stf')).max(200).default([]) });
export type TurnsInput = z.infer<typeof turnsInput>;

/** One member of staff as the round sees it. */
export type Taker = {
	readonly id: string;
	readonly name: string;
	readonly takesPart: boolean;
	readonly paused: boolean;
};
export type Turns = { readonly on: boolean; readonly takers: readonly Taker[] };
