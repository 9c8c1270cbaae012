import { sum } from '$lib/core/money';
import { no, yes, type Facts, type RefusalCode, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Quote } from '../../../refunds/quote/quote-facts';
import { afterAcceptance } from '../../bulk/after-acceptance';
import type { ChosenKind, RunOptions, TenderSum } from '../../bulk/run';
import { byKind, type Summed } from '../../bulk/summary';
import type { Case, Desk } from '../../case';
import { readDesks } from '../../repository/queue/desk.server';
import { judgeSend } from '../money/judge-pay.server';
import { judgeAcceptance, judgeRejection } from '../decide/judge.server';

/** What a dry run found about one case: whether it would be done, what it comes to, and the version it looked at. */
export type Finding = Summed & {
	readonly cancellationId: string;
	readonly seenVersion: number;
	readonly code: RefusalCode | null;
	readonly facts: Facts;
};

type Asked = { readonly kind: ChosenKind; readonly options: RunOptions; readonly ids: readonly string[] };
/** The money it comes to, and how the order stands after it. */
type Judged = { readonly money: Money; readonly desk: Desk };
type Money = Pick<Quote, 'due' | 'tenders'>;

/** How many orders are read at once: what is read stays in memory until it is judged. */
const AT_ONCE = 200;

/** Looks at each case as if its turn had come, in the order given. Writes nothing; a case that is not there is left away. */
export async function findingsOf(ctx: Ctx, { kind, options, ids }: Asked): Promise<Finding[]> {
	const desks = new Map<string, Desk>();
	for (let from = 0; from < ids.length; from += AT_ONCE) {
		for (const desk of await readDesks(ctx.db, ctx.actor, ids.slice(from, from + AT_ONCE)))
			desks.set(desk.order.id, desk);
	}
	const orderOf = new Map([...desks.values()].flatMap(({ cases }) => cases.map(({ id, orderId }) => [id, orderId])));
	return ids.flatMap((id) => {
		const desk = desks.get(orderOf.get(id) ?? '');
		const it = desk?.cases.find((one) => one.id === id);
		if (!desk || !it) return [];
		const verdict = JUDGES[kind](ctx, { desk, it, options });
		if (verdict.ok) desks.set(desk.order.id, verdict.value.desk);
		return [findingOf(it, desk, verdict)];
	});
}

type Judging = { readonly desk: Desk; readonly it: Case; readonly options: RunOptions };

const JUDGES: Readonly<Record<ChosenKind, (ctx: Ctx, judging: Judging) => Verdict<Judged>>> = {
	accept: (ctx, { desk, it, options }) => {
		const judged = judgeAcceptance(ctx, { desk, it, decision: decisionOf(options) });
		if (!judged.ok) return judged;
		const { quote, acceptance } = judged.value;
		const next = afterAcceptance(desk, { id: it.id, quote: quote.content, acceptance, now: ctx.now });
		return yes({ money: quote.content, desk: next });
	},
	reject: (ctx, { desk, it }) => {
		const judged = judgeRejection(ctx, it);
		return judged.ok ? yes({ money: it.quote, desk }) : judged;
	},
	assign: ({ actor }, { desk, it }) =>
		actor.rights.has('decide') ? yes({ money: it.quote, desk }) : no('auth.forbidden'),
	refund: (ctx, { desk, it }) => {
		const judged = judgeSend(ctx, desk, it);
		if (!judged.ok) return judged;
		const due = sum(judged.value.map(({ amount }) => amount));
		return yes({ money: { due, tenders: judged.value }, desk });
	}
};

/** What an acceptance of several decides; amounts and routes stay what each quote says. */
export const decisionOf = ({ when, restock, notify, note }: RunOptions) => ({
	...(when === undefined ? {} : { when }),
	...(restock === undefined ? {} : { restock }),
	...(notify === undefined ? {} : { notify }),
	...(note === undefined || note === '' ? {} : { note })
});

function findingOf(it: Case, { order }: Desk, verdict: Verdict<Judged>): Finding {
	const money = verdict.ok ? verdict.value.money : it.quote;
	return {
		cancellationId: it.id,
		seenVersion: it.version,
		currency: order.currency,
		due: verdict.ok ? money.due : it.due,
		tenders: tendersOf(money, order),
		code: verdict.ok ? null : verdict.code,
		facts: verdict.ok ? {} : verdict.facts
	};
}

const tendersOf = (money: Money, { tenders }: Desk['order']): TenderSum[] =>
	byKind(
		money.tenders.flatMap(({ tenderId, amount }) => {
			const tender = tenders.find(({ id }) => id === tenderId);
			return tender ? [{ kind: tender.kind, amount }] : [];
		})
	);
