import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { makeQuote } from '../../refunds/quote/quote';
import type { Policy } from '../../settings/policy';
import type { Case, Desk } from '../case';
import { asSelection } from '../facts';
import { leavesWith, limitPassed } from '../money/release-limit';
import { quoteInputOf } from '../money/order-money';
import { readDesks } from '../repository/queue/desk.server';
import { acceptedSince } from '../repository/past-requests.server';

export const WHAT_IF_DAYS = 30;
const MOST = 1000;
const AT_ONCE = 200;
const SHOWN = 20;

export type WhatIf = {
	readonly cases: number;
	/** How many of them come to more than finance has to release. */
	readonly large: number;
	readonly sums: readonly { readonly currency: string; readonly before: number; readonly after: number }[];
	readonly rows: readonly {
		readonly number: string;
		readonly currency: string;
		readonly before: number;
		readonly after: number;
	}[];
};

/**
 * What the last month's accepted cases would have been worth under another policy. Both sides are quoted anew from the
 * same facts, so that nothing but the policy differs. Changes nothing.
 */
export async function whatIf(ctx: Ctx, policy: Policy): Promise<WhatIf> {
	if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const ids = (await acceptedSince(ctx.db, later(ctx.now, -WHAT_IF_DAYS * DAY), MOST)).map(({ id }) => id);
	const found = [];
	for (let at = 0; at < ids.length; at += AT_ONCE) {
		const some = ids.slice(at, at + AT_ONCE);
		for (const desk of await readDesks(ctx.db, ctx.actor, some))
			found.push(...desk.cases.filter(({ id }) => some.includes(id)).map((it) => compared(desk, it, policy)));
	}
	const sums = new Map<string, { before: number; after: number }>();
	for (const { currency, before, after } of found) {
		const known = sums.get(currency) ?? { before: 0, after: 0 };
		sums.set(currency, { before: known.before + before, after: known.after + after });
	}
	const changed = found.filter(({ before, after }) => before !== after);
	const most = changed.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
	return {
		cases: found.length,
		large: found.filter(({ large }) => large).length,
		sums: [...sums].map(([currency, sum]) => ({ currency, ...sum })),
		rows: most.slice(0, SHOWN).map(({ large: _, ...row }) => row)
	};
}

function compared(desk: Desk, it: Case, policy: Policy) {
	const own = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	const worth = (one: Policy) => worthUnder(desk, it, one);
	const { currency } = desk.order;
	const large = limitPassed(policy, { currency, amount: leavesWith(it, acceptedBefore(desk, it)) }) !== undefined;
	return { number: it.number, currency, before: worth(own), after: worth(policy), large };
}

const acceptedBefore = ({ cases }: Desk, { decidedAt }: Case) =>
	cases.filter((one) => one.decidedAt !== null && decidedAt !== null && one.decidedAt < decidedAt);

/** As it was then: cases that came later are thought away. */
function worthUnder(desk: Desk, it: Case, policy: Policy): number {
	const cases = desk.cases.filter(({ id, createdAt }) => id === it.id || createdAt < it.createdAt);
	const asked = { selection: asSelection(it.items), origin: it.origin, policy, except: it.id, askedAt: it.createdAt };
	return makeQuote(quoteInputOf({ ...desk, cases }, asked)).worth;
}
