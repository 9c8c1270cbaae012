import type { Minor } from '$lib/core/money';
import type { Origin } from '../../settings/origins';
import type { Policy } from '../../settings/policy';
import type { Reason } from '../../settings/reasons';

type Rule = Policy['auto_accept'][number];

export type AskedCase = {
	readonly origin: Origin;
	readonly reasons: readonly (Reason | null)[];
	readonly worth: Minor;
	readonly currency: string;
	readonly wholeOrder: boolean;
	/** From the order to the request. */
	readonly hoursOld: number;
	readonly skus: readonly string[];
};

/** Accepted for being asked for within the free minutes, which come before every rule. */
export const FREE = 0;

/**
 * Which rule accepts the case, counted from 1: the first whose every named part fits it. `FREE` for a shopper within the
 * free minutes; none where staff have to decide, or all of it is switched off.
 */
export function ruleFor({ auto_accept_on, auto_accept, free_minutes }: Rules, asked: AskedCase): number | undefined {
	if (!auto_accept_on) return undefined;
	if (asked.origin === 'customer' && asked.hoursOld * 60 < free_minutes) return FREE;
	const at = auto_accept.findIndex((rule) => fits(rule, asked));
	return at === -1 ? undefined : at + 1;
}
type Rules = Pick<Policy, 'auto_accept_on' | 'auto_accept' | 'free_minutes'>;

function fits(rule: Rule, asked: AskedCase): boolean {
	const { origins, reasons, worth_up_to, whole_order, within_hours, skus } = rule;
	if (origins && !origins.includes(asked.origin)) return false;
	if (reasons && !asked.reasons.every((reason) => reason !== null && reasons.includes(reason))) return false;
	if (worth_up_to && asked.worth > (worth_up_to[asked.currency] ?? -1)) return false;
	if (within_hours !== undefined && asked.hoursOld >= within_hours) return false;
	if (skus && !asked.skus.every((sku) => skus.includes(sku))) return false;
	return whole_order === undefined || whole_order === asked.wholeOrder;
}
