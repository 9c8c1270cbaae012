import { SYSTEM } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { listFulfillments } from '../../orders/repository/fulfillments.server';
import { findByNumberAndEmail } from '../../orders/repository/joining.server';
import { insertTask } from '../../orders/repository/tasks.server';
import type { SelectedItem } from '../../refunds/quote/quote-facts';
import { externalDueOf } from '../acceptance';
import { applyAcceptance } from '../actions/decide/accept.server';
import { freshQuote } from '../actions/request/quoting.server';
import type { Desk } from '../case';
import { lockDesk } from '../repository/queue/desk.server';
import * as withdrawals from '../repository/withdrawals.server';
import type { Withdrawal } from '../repository/withdrawals.server';
import { insertCase, insertQuote } from '../repository/write.server';
import { stepFor } from '../status';
import { calendarOf } from '../legal/calendar.server';
import { givesWithdrawal, refundByLaw, withdrawalEnd } from '../legal/legal-due';
import type { MatchInput } from './schema';

/**
 * Carries a declaration out where number and address belong to one order, in a region whose law gives that right, while its
 * period runs. Anything else waits for staff. Safe to repeat.
 */
export async function carryOutWithdrawal(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	try {
		await ctx.db.transaction(async (tx) => {
			const said = await withdrawals.lockWithdrawal(tx, id);
			if (!said || said.matchedAt || said.closedAt) return;
			const order = await findByNumberAndEmail(tx, { number: said.orderNumber, email: said.email });
			if (!order) return;
			const desk = await lockDesk(tx, SYSTEM, { order: order.id });
			if (!givesWithdrawal(desk.order.region)) return;
			const ended = await periodEnded(tx, desk, said);
			if (ended) await withdrawals.notePeriodEnded(tx, id, ended);
			else await carryOut(tx, withActor(ctx, SYSTEM), said, desk);
		});
	} catch (error) {
		if (!(error instanceof Refused)) throw error; // staff see it among those not matched
	}
}

/**
 * Staff found which order a declaration is about. It is carried out as it would have been by itself; nobody may refuse it.
 * @throws Refused `order.not_found`, `withdrawal.matched_already`
 */
export const matchByHand = (ctx: Ctx, { withdrawal, number }: MatchInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const said = await withdrawals.lockWithdrawal(tx, withdrawal);
		if (!said) throw new Refused('not_found');
		if (said.matchedAt) throw new Refused('withdrawal.matched_already');
		const order = await withdrawals.orderByNumber(tx, number);
		if (order === undefined) throw new Refused('order.not_found');
		await carryOut(tx, ctx, said, await lockDesk(tx, SYSTEM, { order }));
	});

async function carryOut(tx: Tx, ctx: Ctx, said: Withdrawal, desk: Desk): Promise<void> {
	const { id: orderId } = desk.order;
	const selection = openUnits(desk);
	const again = selection.length === 0 && (await withdrawals.wasWithdrawn(tx, orderId));
	const cancellationId =
		selection.length > 0 ? await fileCase(tx, withActor(ctx, SYSTEM), { said, desk, selection }) : goingOn(desk);
	const left = unitsLeft(desk, selection);
	if (left > 0 && !again) {
		const facts = { quantity: left, withdrawal: said.id };
		const dueAt = refundByLaw(said.receivedAt, calendarOf(desk.order.region).timeZone);
		await insertTask(tx, ctx, { kind: 'withdrawal_rest', orderId, cancellationId, facts, dueAt });
	}
	await withdrawals.matchWithdrawal(tx, said.id, { orderId, cancellationId, matchedAt: ctx.now });
	const about = { orderId, ...(cancellationId === null ? {} : { cancellationId }) };
	await record(tx, ctx, { name: 'order.withdrawal_matched', subject: said.id, ...about });
}

/** Declared twice, it is one withdrawal: the second leads to the case of the first. */
const goingOn = ({ cases }: Desk): string | null =>
	cases.find(({ origin, state }) => origin === 'withdrawal' && state !== 'undone')?.id ?? null;

/** When the period had ended, where it had: it runs from the last item that came, so not before everything is there. */
async function periodEnded(tx: Tx, { order }: Desk, { receivedAt }: Withdrawal): Promise<Date | null> {
	const there = order.lines.every(({ quantity, units }) => units.delivered + units.canceled === quantity);
	const came = there
		? (await listFulfillments(tx, order.id)).findLast(({ action }) => action === 'deliver')
		: undefined;
	const end = came && withdrawalEnd(order.region, came.at, calendarOf(order.region));
	return end && end < receivedAt ? end : null;
}

/** All that can still be stopped. Gift cards that were used in part stay with the rest. */
const openUnits = ({ order, cards }: Desk): SelectedItem[] =>
	order.lines.flatMap(({ id, units }) => {
		const sold = cards.filter(({ lineItemId }) => lineItemId === id);
		const quantity = sold.length > 0 ? Math.min(units.open, sold.filter(({ unused }) => unused).length) : units.open;
		return quantity > 0 ? [{ lineItemId: id, quantity, reason: null }] : [];
	});

/** Shipped, being packed, or asked for in a request: a person sees to these. */
const unitsLeft = ({ order }: Desk, selection: readonly SelectedItem[]): number =>
	order.lines.reduce((all, { quantity, units }) => all + quantity - units.canceled, 0) -
	selection.reduce((all, { quantity }) => all + quantity, 0);

type Filing = { readonly said: Withdrawal; readonly desk: Desk; readonly selection: readonly SelectedItem[] };

/** T4: in progress from the start, without a fee, the same means; nobody decides about it. */
async function fileCase(tx: Tx, ctx: Ctx, { said, desk, selection }: Filing): Promise<string> {
	demand(stepFor('none', 'withdraw_contract', ctx.actor.rights));
	const quote = freshQuote(ctx, desk, {
		selection,
		origin: 'withdrawal',
		policy: desk.policy,
		askedAt: said.receivedAt
	});
	const { content } = quote;
	const it = { id: ctx.newId('can'), orderId: desk.order.id, createdAt: said.receivedAt };
	const row = {
		...it,
		...({ state: 'in_progress', origin: 'withdrawal', wasRequested: false } as const),
		...{ createdBy: said.id, deadlineAt: said.receivedAt, policyVersion: quote.policyVersion },
		...{ quoteId: quote.id, quote: content, worthMinor: content.worth, dueMinor: content.due },
		externalDueMinor: externalDueOf(content, desk.order.tenders)
	};
	const items = content.lines.map((line) => ({
		...{ id: ctx.newId('cni'), cancellationId: it.id, lineItemId: line.lineItemId, quantity: line.quantity },
		...{ worthMinor: line.amount, taxMinor: line.tax }
	}));
	await insertQuote(tx, quote);
	await insertCase(tx, row, items);
	const event = 'cancellation.withdrawal_received';
	const law = { createdAt: said.receivedAt, origin: 'withdrawal', reasons: [] } as const;
	await applyAcceptance(tx, ctx, { desk, it, law, quote, decision: {}, held: [], event });
	return it.id;
}
