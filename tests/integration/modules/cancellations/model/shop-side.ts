import { Refused } from '../../../../../src/lib/core/refusal';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { bookDeposit } from '../../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { reject, withdraw } from '../../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import {
	agreeToPrice,
	offerPrice
} from '../../../../../src/lib/modules/cancellations/actions/money/offer-price.server';
import { payMore, waive } from '../../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendNow } from '../../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { request } from '../../../../../src/lib/modules/cancellations/actions/request/request.server';
import { sendPlanned } from '../../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { unaccept } from '../../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo, undoPreview } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { giveUp } from '../../../../../src/lib/modules/cancellations/balance/give-up.server';
import { recordPayment } from '../../../../../src/lib/modules/cancellations/balance/record-payment.server';
import type { UndoAnswer } from '../../../../../src/lib/modules/cancellations/undo/undo-answers';
import type { UndoRow } from '../../../../../src/lib/modules/cancellations/undo/undo-lines';
import { settle } from '../../../../../src/lib/modules/refunds/actions/settle.server';
import { retry } from '../../../../../src/lib/modules/refunds/actions/retry.server';
import { followed } from '../../../../../src/lib/wiring/live/follow.server';
import { fulfill } from '../../../../../src/lib/wiring/orders.server';
import type { Shop } from '../../../../support/shop';
import { debtor } from '../balance/steps';
import type { Book, BookCase } from './books';
import {
	againFor,
	agreedPrice,
	byHandOf,
	failedOf,
	paidByHandOf,
	partsFor,
	paymentOf,
	spentOf,
	typedFor,
	unitsFor,
	type Given
} from './deeds';

type Placed = Awaited<ReturnType<Shop['place']>>;
/** The order as the shop has it. `cases`: the ids of the book's cases, in the same order. */
export type Sold = { readonly shop: Shop; readonly order: Placed; readonly cases: string[] };
/** What is done, as the book has it before it is. */
export type Doing = { readonly sold: Sold; readonly book: Book; readonly given: Given };
type OnCase = (id: string, it: BookCase, doing: Doing) => Promise<unknown>;
type OnOrder = (doing: Doing) => Promise<unknown>;

/** What a bank says of a transfer that came back. */
const RETURNED = {
	state: 'failed',
	reference: null,
	failure: { code: 'bank_rejected', words: 'Account closed', retry: 'person' }
} as const;
const DAY = '2026-03-01';
const boss = ({ sold }: Doing) => sold.shop.staff('manager');

const itemsOf = ({ sold }: Doing, units: readonly number[]) =>
	units.flatMap((quantity, line) =>
		quantity > 0 ? [{ line_item: sold.order.lines[line]?.id ?? '', quantity, reason: 'changed_mind' as const }] : []
	);
const tendersOf = async ({ sold: { shop, order } }: Doing) =>
	(await shop.order(order.id)).tenders.toSorted((a, b) => a.position - b.position);
const perTender = async (doing: Doing, parts: readonly number[]) =>
	(await tendersOf(doing)).map(({ id }, at) => ({ tender: id, amount: parts[at] ?? 0 }));
/** The id of that refund of the book's in the shop: the like are told apart by nothing but their number. */
async function refundIn({ sold }: Doing, id: string, it: BookCase, refund: BookCase['refunds'][number] | undefined) {
	const { refunds } = await sold.shop.see(id);
	const tenders = (await sold.shop.order(sold.order.id)).tenders.toSorted((a, b) => a.position - b.position);
	const alike = (tender: string, amount: number, state: string) =>
		refund && tenders[refund.tender]?.id === tender && amount === refund.amount && state === refund.state;
	const found = refunds.find(({ tender, amount, state }) => alike(tender, amount, state));
	return found?.id ?? NOT_THERE;
}
const NOT_THERE = 'rfd_none';

/** The same things done to the shop, by its own actions. */
export const SHOP_ON_CASE: Readonly<Record<string, OnCase>> = {
	accept: async (id, it, doing) => {
		const { book, given } = doing;
		const price = agreedPrice(book, it, given) ?? it.price;
		const refunds = given.part ? { refunds: await perTender(doing, typedFor(book, price.parts, given)) } : {};
		const how = {
			...(given.later ? { when: 'later' as const } : {}),
			...(given.grant ? { price: 'quoted' as const } : {})
		};
		return accept(boss(doing), { id, ...how, ...refunds });
	},
	agree: async (id, _, doing) => {
		const { shop, order } = doing.sold;
		await offerPrice(boss(doing), { id });
		const { offered } = await followed(shop.shopper(order), { cancellation: id });
		return agreeToPrice(shop.shopper(order), { id, quote: offered?.quote ?? '' });
	},
	reject: (id, _, doing) => reject(boss(doing), { id, reason: 'No', show: true }),
	withdraw: (id, _, { sold }) => withdraw(sold.shop.shopper(sold.order), { id }),
	unaccept: (id, _, doing) => unaccept(boss(doing), { id }),
	send_now: (id, _, doing) => sendNow(boss(doing), { id }),
	send_planned: (id, _, doing) => sendPlanned(boss(doing), { id }),
	pay_part: (id, it, doing) => payMore(boss(doing), { id, amount: partsFor(doing.book, it, doing.given).amount }),
	book_by_hand: async (id, it, doing) => {
		const refund = await refundIn(doing, id, it, byHandOf(doing.book, it, doing.given));
		return bookDeposit(boss(doing), { id, refund, date: DAY, reference: 'OUT' });
	},
	returned: async (id, it, doing) => {
		const refund = await refundIn(doing, id, it, paidByHandOf(doing.book, it, doing.given));
		if (refund === NOT_THERE) throw new Refused('refund.not_found');
		return settle(doing.sold.shop.ctx(), { id: refund, receipt: RETURNED });
	},
	retry: async (id, it, doing) => retry(boss(doing), { id: await refundIn(doing, id, it, failedOf(it, doing.given)) }),
	waive: (id, _, doing) => waive(boss(doing), { id, reason: 'Agreed' }),
	undo: async (id, _, doing) => {
		const { rows, atRisk } = await undoPreview(boss(doing), { id });
		const loss = doing.given.loss === 'accepted' ? { accept_loss: atRisk } : {};
		return undo(boss(doing), { id, answers: rows.flatMap((row) => answerTo(row, doing.given)), ...loss });
	}
};

function answerTo({ effect, about, atRisk }: UndoRow, { loss, share }: Given): UndoAnswer[] {
	const it = { effect, refund: about ?? undefined };
	if (loss === 'accepted' || (effect !== 'gateway_refunded' && effect !== 'deposit_paid')) return [];
	if (loss === 'owed') return [{ ...it, answer: 'balance_due' }];
	if (effect === 'gateway_refunded') return [{ ...it, answer: 'recaptured', reference: `rec_${about}` }];
	const amount = Math.max(1, Math.floor((atRisk * share) / 100));
	return [{ ...it, answer: 'paid_again', amount, date: DAY, reference: `in_${about}` }];
}

export const SHOP_ON_ORDER: Readonly<Record<string, OnOrder>> = {
	ask: async (doing) => {
		const { shop, order, cases } = doing.sold;
		const items = itemsOf(doing, unitsFor(doing.book, doing.given));
		cases.push((await request(shop.shopper(order), { order: order.id, items })).id);
	},
	cancel: (doing) => cancelUnits(doing, unitsFor(doing.book, doing.given)),
	cancel_again: (doing) => cancelUnits(doing, againFor(doing.book, doing.given)),
	pass_grace: ({ sold }) => sold.shop.pass(11),
	banks_decide: async ({ sold: { shop, cases } }) => {
		for (const id of cases) await shop.gatewayTells(id);
	},
	ship: (doing) => {
		const { order } = doing.sold;
		const line = order.lines[doing.given.line % order.lines.length]?.id ?? '';
		return fulfill(boss(doing), { order: order.id, action: 'ship', items: [{ line_item: line, quantity: 1 }] });
	},
	spend: async ({ sold: { shop, order }, book, given }) => {
		for (const kind of ['points', 'store_credit'] as const) {
			const amount = spentOf(book.wallets[kind], given);
			if (amount > 0) await shop.spend(order.shopperId, amount, kind);
		}
	},
	pay_balance: async ({ sold: { shop, order } }) => {
		const desk = debtor(shop);
		await desk.pay(await desk.tokenFor(order));
	},
	record_payment: async (doing) => {
		const { order } = doing.sold;
		const amount = paymentOf(doing.book, doing.given);
		const how = { kind: 'bank_deposit', reference: 'IN', date: DAY } as const;
		return recordPayment(boss(doing), { order: order.id, amount, ...how });
	},
	give_up: async (doing) => {
		doing.sold.cases.push((await giveUp(boss(doing), { order: doing.sold.order.id })).id);
	}
};

async function cancelUnits(doing: Doing, units: readonly number[]): Promise<void> {
	const { order, cases } = doing.sold;
	const when = doing.given.later ? { when: 'later' as const } : {};
	cases.push((await request(boss(doing), { order: order.id, items: itemsOf(doing, units), ...when })).id);
}

/** Whether it was done. A refusal is an answer; anything else that is thrown is a bug. */
export async function wasDone(act: Promise<unknown>): Promise<boolean> {
	try {
		await act;
		return true;
	} catch (problem) {
		if (problem instanceof Refused) return false;
		throw problem;
	}
}
