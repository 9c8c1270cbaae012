import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Policy } from '../../settings/policy';
import { ruleFor } from './auto-accept';
import { pastRequests, type PastRequest } from '../repository/past-requests.server';

export const DRY_RUN_DAYS = 90;
const MOST = 5000;
const SHOWN = 20;

export type DryRun = {
	readonly requests: number;
	readonly matched: number;
	/** Of those: what staff have decided against since. */
	readonly rejected: number;
	readonly sums: readonly { readonly currency: string; readonly due: number }[];
	readonly byRule: readonly { readonly rule: number; readonly count: number }[];
	readonly rows: readonly (Pick<PastRequest, 'number' | 'order' | 'state' | 'due' | 'currency'> & {
		readonly rule: number;
	})[];
};

/** What these rules would have accepted of the last 90 days' requests, by the same rule as live. Changes nothing. */
export async function dryRun(ctx: Ctx, rules: Pick<Policy, 'auto_accept' | 'free_minutes'>): Promise<DryRun> {
	if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const past = await pastRequests(ctx.db, later(ctx.now, -DRY_RUN_DAYS * DAY), MOST);
	const found = past.flatMap(({ number, order, state, due, currency, ...asked }) => {
		const facts = { ...asked, currency, hoursOld: asked.hours_old, wholeOrder: asked.whole };
		const rule = ruleFor({ ...rules, auto_accept_on: true }, facts);
		return rule === undefined ? [] : [{ number, order, state, due, currency, rule }];
	});
	const sums = new Map<string, number>();
	const counts = new Map<number, number>();
	for (const { currency, due, rule } of found) {
		sums.set(currency, (sums.get(currency) ?? 0) + due);
		counts.set(rule, (counts.get(rule) ?? 0) + 1);
	}
	return {
		requests: past.length,
		matched: found.length,
		rejected: found.filter(({ state }) => state === 'rejected').length,
		sums: [...sums].map(([currency, due]) => ({ currency, due })),
		byRule: [...counts].map(([rule, count]) => ({ rule, count })).toSorted((a, b) => a.rule - b.rule),
		rows: found.slice(0, SHOWN)
	};
}
