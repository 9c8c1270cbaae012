import type { Verdict } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { listFulfillments } from '../../../orders/repository/fulfillments.server';
import { openOrderTasks } from '../../../orders/repository/tasks.server';
import { againOf } from '../../../orders/repository/again.server';
import { balancesOf } from '../../../orders/repository/balances.server';
import { fulfillmentInput } from '../../../orders/schema';
import { unsettledOf } from '../../../payments/repository/payments.server';
import { capturesOfOrder } from '../../../refunds/repository/captures.server';
import type { SelectedItem } from '../../../refunds/quote/quote-facts';
import { externalDueOf } from '../../acceptance';
import type { Desk } from '../../case';
import type { OrderDesk, CancelView } from '../../admin/orders/order-view';
import { dayIn } from '../../admin/day';
import { mayAsk, maySelect } from '../../eligibility';
import { eligibilityFactsOf } from '../../facts';
import { owedOn, panelOf, stateOf } from '../../money/order-money';
import { releaseAhead } from '../../money/release-words.server';
import { readDesk } from '../../repository/queue/desk.server';
import { moneyHistoryOf } from '../../repository/history.server';
import { interceptsOf } from '../../repository/intercepts.server';
import { returnsOf } from '../../repository/returns.server';
import { orderIdOf } from '../../repository/order-id.server';
import { insertQuote } from '../../repository/write.server';
import { freshQuote } from '../request/quoting.server';

/** One order as staff see it, with why nothing of it can be canceled where that is so. */
export async function lookAtOrder(ctx: Ctx, number: string): Promise<OrderDesk> {
	const id = await orderIdOf(ctx.db, number);
	const [desk, scans, balances, paying, history, again, captures, intercepts, returns, tasks] = await Promise.all([
		readDesk(ctx.db, ctx.actor, { order: id }),
		listFulfillments(ctx.db, id),
		balancesOf(ctx.db, id),
		unsettledOf(ctx.db, id),
		moneyHistoryOf(ctx.db, id),
		againOf(ctx.db, id),
		capturesOfOrder(ctx.db, id),
		interceptsOf(ctx.db, id),
		returnsOf(ctx.db, id),
		openOrderTasks(ctx.db, id)
	]);
	return {
		order: orderOf(desk),
		cases: desk.cases,
		money: panelOf(desk),
		captures,
		rights: [...ctx.actor.rights],
		whyNot: whyNothing(ctx, desk),
		debt: { balances, paying, history },
		again,
		intercepts,
		returns,
		today: dayIn(ctx.now, ctx.timeZone),
		restock: desk.policy.policy.restock,
		tasks,
		scans: scans.map(({ items, ...scan }) => ({
			...scan,
			items: fulfillmentInput.shape.items.safeParse(items).data ?? []
		}))
	};
}

type Choice = { readonly items: readonly SelectedItem[]; readonly behalf: 'customer' | 'shop' };

/** What canceling this choice would come to. The quote is kept, so that what is accepted is what was seen. */
export async function lookAtCancel(ctx: Ctx, number: string, { items, behalf }: Choice): Promise<CancelView> {
	const desk = await readDesk(ctx.db, ctx.actor, { order: await orderIdOf(ctx.db, number) });
	const { policy } = desk.policy;
	const facts = eligibilityFactsOf(desk, ctx.actor, ctx.now);
	const seen = {
		order: orderOf(desk),
		rights: [...ctx.actor.rights],
		policy: { refund: policy.refund, restock: policy.restock, grace_minutes: policy.grace_minutes }
	};
	if (items.length === 0) return { ...seen, refused: whyNothing(ctx, desk) };
	const verdict = maySelect(facts, items);
	if (!verdict.ok) return { ...seen, refused: wordsOf(ctx, verdict) };
	const origin = behalf === 'customer' ? 'customer' : 'admin';
	const quote = freshQuote(ctx, desk, { selection: items, origin, policy: desk.policy });
	await insertQuote(ctx.db, quote);
	const ahead = { id: '', externalDue: externalDueOf(quote.content, desk.order.tenders) };
	return { ...seen, quote: { id: quote.id, content: quote.content }, release: releaseAhead(ctx, desk, ahead) };
}

/** Why nothing of the order can be canceled, if so. What is asked for already is said first. */
function whyNothing(ctx: Ctx, desk: Desk): string | undefined {
	const verdict = mayAsk(eligibilityFactsOf(desk, ctx.actor, ctx.now));
	if (verdict.ok) return undefined;
	const held = desk.order.lines.some(({ units }) => units.held > 0);
	return held ? m.orders_all_held({}, { locale: ctx.locale }) : wordsOf(ctx, verdict);
}

const orderOf = (desk: Desk) => ({ ...desk.order, state: stateOf(desk), owed: owedOn(desk) });

const wordsOf = ({ locale }: Ctx, verdict: Verdict): string | undefined =>
	verdict.ok ? undefined : refusalText(verdict.code, verdict.facts, locale);
