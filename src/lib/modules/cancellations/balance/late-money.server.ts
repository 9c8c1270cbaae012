import { SYSTEM } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import { demand } from '$lib/core/refusal';
import { businessDaysLater } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { sha256 } from '$lib/server/config/secrets';
import type { TenderFacts } from '../../orders/order';
import { insertTask } from '../../orders/repository/tasks.server';
import { insertTender } from '../../orders/repository/tenders.server';
import { plan } from '../../refunds/actions/plan.server';
import type { Quote } from '../../refunds/quote/quote-facts';
import { quoteHash } from '../../refunds/quote/quote-hash';
import { externalDueOf, withMethods } from '../acceptance';
import { caseEvent } from '../actions/decide/on-desk.server';
import { refundsOf, type Case, type Desk } from '../case';
import { surplusOn, takenTooMuch } from '../money/order-money';
import { lockDesk } from '../repository/queue/desk.server';
import { insertCase, insertQuote, updateCase } from '../repository/write.server';
import { stepFor } from '../status';

/** Money nobody waited for, and the tender it is booked on. */
export type LateMoney = { readonly tenderId: string; readonly amount: Minor };

/**
 * T15: money that came for an order that owes nothing goes back by a case without items. All of it is planned at once, so
 * that nothing else can use it, and staff are asked to look before it leaves. The caller holds the order.
 */
export async function catchLateMoney(tx: Tx, asked: Ctx, { order }: Pick<Desk, 'order'>, money: LateMoney) {
	const ctx = withActor(asked, SYSTEM);
	demand(stepFor('none', 'catch_late_money', ctx.actor.rights));
	const desk = await lockDesk(tx, SYSTEM, { order: order.id });
	const { version, policy } = desk.policy;
	const content = quoteFor(desk, money);
	const quote = { id: ctx.newId('qte'), orderId: order.id, hash: quoteHash(content, sha256), content };
	await insertQuote(tx, { ...quote, policyVersion: version, createdAt: ctx.now, expiresAt: ctx.now });
	const it = { id: ctx.newId('can'), orderId: order.id };
	const refundDueAt = businessDaysLater(ctx.now, policy.refund_due_business_days);
	const at = { createdAt: ctx.now, decidedAt: ctx.now, graceUntil: ctx.now, releasedAt: ctx.now };
	const sums = { worthMinor: 0, dueMinor: money.amount, externalDueMinor: externalDueOf(content, desk.order.tenders) };
	const by = { createdBy: ctx.actor.id, decidedBy: ctx.actor.id, origin: 'system', wasRequested: false } as const;
	const refund = { refundWhen: 'later', refundDueAt, deadlineAt: refundDueAt, restock: false } as const;
	const priced = { quoteId: quote.id, quote: content, policyVersion: version };
	await insertCase(tx, { ...it, state: 'in_progress', ...at, ...by, ...sums, ...refund, ...priced }, []);
	const parts = withMethods(content.tenders, desk.order.tenders);
	const facts = { amount: money.amount, currency: desk.order.currency };
	await Promise.all([
		plan(tx, ctx, {
			cancellationId: it.id,
			orderId: it.orderId,
			currency: desk.order.currency,
			when: 'later',
			dueAt: refundDueAt,
			parts
		}),
		insertTask(tx, ctx, { ...TASK, orderId: order.id, cancellationId: it.id, facts, dueAt: refundDueAt }),
		record(tx, ctx, caseEvent(it, 'cancellation.late_money', facts))
	]);
}

/**
 * A refund that an undo had counted as gone failed late: its money is with us again. It pays what is still owed by itself,
 * and what was given up of it is no loss any more; all that is beyond the price of what ships goes back. Safe to repeat.
 */
export async function returnBounced(tx: Tx, ctx: Ctx, before: Desk, it: Case): Promise<void> {
	const desk = await letTakenGo(tx, ctx, await bookPaidTwice(tx, ctx, before, it));
	const { order } = desk;
	let surplus = surplusOn(desk);
	for (const { id, tenderId, amount, reversed } of failedIn(desk, it)) {
		const again = order.tenders.find(isPaidAgain(id))?.id ?? tenderId;
		for (const part of [
			{ tenderId, amount: amount - reversed },
			{ tenderId: again, amount: reversed }
		]) {
			const { remaining = 0 } = order.tenders.find((one) => one.id === part.tenderId) ?? {};
			const back = Math.min(surplus, part.amount, remaining);
			if (back > 0) await catchLateMoney(tx, ctx, { order }, { tenderId: part.tenderId, amount: back });
			surplus -= back;
		}
	}
}

/** Later cases that had counted this money as paid back let it go. Answers the desk after it. */
async function letTakenGo(tx: Tx, ctx: Ctx, desk: Desk): Promise<Desk> {
	const changed = takenTooMuch(desk);
	for (const { it, quote } of changed) {
		const row = { id: ctx.newId('qte'), orderId: it.orderId, hash: quoteHash(quote, sha256), content: quote };
		await insertQuote(tx, { ...row, policyVersion: it.policyVersion, createdAt: ctx.now, expiresAt: ctx.now });
		await updateCase(tx, it.id, { quoteId: row.id, quote });
	}
	return changed.length === 0 ? desk : lockDesk(tx, SYSTEM, { order: desk.order.id });
}

const failedIn = (desk: Desk, { id }: Case) => refundsOf(desk, id).filter(({ state }) => state === 'failed');

/** What the shopper paid in again for a refund bears that refund's id. */
const isPaidAgain = (refundId: string) => (tender: Pick<TenderFacts, 'gateway' | 'reference'>) =>
	tender.gateway === 'manual' && tender.reference === refundId;

/**
 * What the shopper had paid in again for such a refund was the same money as long as that was gone. Now both are here, so
 * it becomes a payment of its own. Answers the desk with it.
 */
async function bookPaidTwice(tx: Tx, ctx: Ctx, desk: Desk, it: Case): Promise<Desk> {
	const { order } = desk;
	const fresh = failedIn(desk, it).filter(({ id, reversed }) => reversed > 0 && !order.tenders.some(isPaidAgain(id)));
	for (const [at, { id: reference, tenderId, reversed: captured }] of fresh.entries()) {
		const original = order.tenders.find(({ id }) => id === tenderId);
		if (!original) continue;
		const of = { orderId: order.id, position: order.tenders.length + at, kind: original.kind, label: original.label };
		await insertTender(tx, ctx, { ...of, gateway: 'manual', reference, captured });
	}
	return fresh.length === 0 ? desk : lockDesk(tx, SYSTEM, { order: order.id });
}

const TASK = { kind: 'late_money' } as const;

/** It is worth nothing of the order: what was never wanted lowers no debt. */
const quoteFor = ({ order }: Desk, { tenderId, amount }: LateMoney): Quote => ({
	currency: order.currency,
	lines: [],
	charges: [],
	shipping: 0,
	shippingTax: 0,
	fee: 0,
	fees: [],
	feeTax: 0,
	adjustments: [],
	tax: 0,
	discount: 0,
	worth: 0,
	lowersDebt: 0,
	due: amount,
	tenders: [{ tenderId, amount }],
	shortfall: 0,
	skipped: [],
	pointsTaken: 0,
	coupons: [],
	sweep: false,
	offers: []
});
