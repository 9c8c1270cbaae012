import { z } from 'zod';
import { ACTOR_KINDS, type ActorKind } from '$lib/core/actor';
import { isDay } from '$lib/core/days';
import { EVENTS, type EventName } from '$lib/core/events';
import { isOneOf } from '$lib/core/one-of';
import { namesUnder } from './groups';

/**
 * Which events somebody wants to see. `who` is a kind of actor, or one of them: `staff~stf_…`; `what` an event or all that
 * are about one thing: `refund`; `from` and `to` are days in the shop's time zone; `about` an order's or a case's number.
 */
export const auditFilter = z.object({
	who: z.string().max(200).refine(isWho).optional().catch(undefined),
	what: z.string().max(60).refine(isWhat).optional().catch(undefined),
	from: z.string().refine(isDay).optional().catch(undefined),
	to: z.string().refine(isDay).optional().catch(undefined),
	about: z.string().trim().min(1).max(80).optional().catch(undefined)
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The filter an address asks for. What makes no sense in it filters nothing. */
export const auditFilterIn = (params: URLSearchParams): AuditFilter => auditFilter.parse(Object.fromEntries(params));

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

function isWho(text: string): boolean {
	return whoOf(text) !== undefined;
}

function isWhat(text: string): boolean {
	return namesOf(text).length > 0;
}
