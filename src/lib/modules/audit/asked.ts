import { z } from 'zod';
import { day, perhaps } from '$lib/core/asked';
import { namesOf, whoOf } from './filter';

/**
 * Which events somebody wants to see. `who` is a kind of actor, or one of them: `staff~stf_…`; `what` an event or all that
 * are about one thing: `refund`; `from` and `to` are days in the shop's time zone; `about` an order's or a case's number.
 */
const auditFilter = z.object({
	who: perhaps(z.string().max(200).refine(isWho)),
	what: perhaps(z.string().max(60).refine(isWhat)),
	from: day,
	to: day,
	about: perhaps(z.string().trim().min(1).max(80))
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The filter an address asks for. What makes no sense in it filters nothing. */
export const auditFilterIn = (params: URLSearchParams): AuditFilter => auditFilter.parse(Object.fromEntries(params));

function isWho(text: string): boolean {
	return whoOf(text) !== undefined;
}

function isWhat(text: string): boolean {
	return namesOf(text).length > 0;
}
