import type { Minor } from '$lib/core/money';
import type { Origin } from '../settings/origins';
import type { Policy } from '../settings/policy';
import type { Reason } from '../settings/reasons';

type Rule = Policy['auto_accept'][number];

export type AskedCase = {
	readonly origin: Origin;
	readonly reasons: readonly (Reason | null)[];
	readonly worth: Minor;
	readonly currency: string;
	readonly wholeOrder: boolean;
};

/** The first rule whose every named part fits the case; none where staff have to decide. */
export const matchingRule = (rules: readonly Rule[], asked: AskedCase): Rule | undefined =>
	rules.find((rule) => fits(rule, asked));

function fits({ origins, reasons, worth_up_to, whole_order }: Rule, asked: AskedCase): boolean {
	if (origins && !origins.includes(asked.origin)) return false;
	if (reasons && !asked.reasons.every((reason) => reason !== null && reasons.includes(reason))) return false;
	if (worth_up_to && asked.worth > (worth_up_to[asked.currency] ?? -1)) return false;
	return whole_order === undefined || whole_order === asked.wholeOrder;
}
