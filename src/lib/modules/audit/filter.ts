import { ACTOR_KINDS, type ActorKind } from '$lib/core/actor';
import { EVENTS, type EventName } from '$lib/core/events';
import { isOneOf } from '$lib/core/one-of';
import { namesUnder } from './groups';

/** Somebody: every actor of that kind, or the one with this id. */
export type Who = { readonly kind: ActorKind; readonly id?: string };

export function whoOf(text: string | undefined): Who | undefined {
	const [, kind = '', , id] = /^([a-z]+)(~(.+))?$/s.exec(text ?? '') ?? [];
	if (!isOneOf(ACTOR_KINDS, kind)) return undefined;
	return id === undefined ? { kind } : { kind, id };
}

/** How the address says it. */
export const whoText = (kind: string, id?: string): string => (id ? `${kind}~${id}` : kind);

/** The events asked for; all of them where nothing else is. */
export const namesOf = (what: string | undefined): readonly EventName[] => {
	if (what === undefined) return EVENTS;
	return isOneOf(EVENTS, what) ? [what] : namesUnder(what);
};
