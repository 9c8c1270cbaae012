import { readDesk } from '../../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { owedOn } from '../../../../../src/lib/modules/cancellations/money/order-money';
import { openBalance } from '../../../../../src/lib/modules/orders/repository/balances.server';
import {
	canceledOf,
	givenUpOf,
	heldOf,
	openOf,
	owedIn,
	refundedOf,
	refundedOn,
	reservedOn,
	writtenOffIn,
	type Book,
	type BookCase
} from './books';
import type { Sold } from './shop-side';

/** What book and shop must agree on after every command. */

const inOrder = (refunds: readonly string[]) => refunds.toSorted();

export const seenInBook = (book: Book) => ({
	owed: owedIn(book),
	asked: book.asked ? owedIn(book) : null,
	writtenOff: writtenOffIn(book),
	wallets: { ...book.wallets },
	lines: book.lines.map((_, at) => ({
		open: openOf(book, at),
		held: heldOf(book, at),
		canceled: canceledOf(book, at),
		shipped: book.shipped[at] ?? 0
	})),
	tenders: book.tenders.map(({ captured }, at) => ({
		captured,
		refunded: refundedOn(book, at),
		reserved: reservedOn(book, at)
	})),
	cases: book.cases.map((it) => ({
		state: it.state,
		worth: it.price.worth,
		due: it.price.due,
		refunded: refundedOf(it),
		waived: it.waived,
		givenUp: givenUpOf(it),
		refunds: inOrder(it.refunds.map(refundInBook))
	}))
});
const refundInBook = ({
	tender,
	amount,
	state,
	taken
}: Pick<BookCase['refunds'][number], 'tender' | 'amount' | 'state' | 'taken'>) =>
	`${tender}: ${amount} ${state}${taken > 0 ? `, ${taken} taken again` : ''}`;

export async function seenInShop({ shop, order: { id, shopperId }, cases }: Sold) {
	const [desk, balance, points, credit] = await Promise.all([
		readDesk(shop.db, shop.ctx().actor, { order: id }),
		openBalance(shop.db, id),
		shop.wallet(shopperId, 'points'),
		shop.wallet(shopperId, 'store_credit')
	]);
	const tenders = desk.order.tenders.toSorted((a, b) => a.position - b.position);
	const at = (tender: string) => tenders.findIndex((one) => one.id === tender);
	const refundsOf = (cancellation: string) =>
		desk.refunds
			.filter(({ cancellationId }) => cancellationId === cancellation)
			.map(({ tenderId, amount, state, reversed: taken }) =>
				refundInBook({ tender: at(tenderId), amount, state: known(state), taken })
			);
	return {
		owed: owedOn(desk),
		asked: balance?.left ?? null,
		writtenOff: desk.order.writtenOff,
		wallets: { points, store_credit: credit },
		lines: desk.order.lines.map(({ units: { open, held, canceled, shipped } }) => ({ open, held, canceled, shipped })),
		tenders: tenders.map(({ captured, refunded, reserved }) => ({ captured, refunded, reserved })),
		cases: cases.map((one) => {
			const it = desk.cases.find((found) => found.id === one);
			return it
				? {
						state: it.state,
						worth: it.worth,
						due: it.due,
						refunded: it.refunded,
						waived: it.waived,
						givenUp: it.givenUp,
						refunds: inOrder(refundsOf(it.id))
					}
				: null;
		})
	};
}

const STATES = ['planned', 'pending', 'succeeded', 'failed', 'canceled'] as const;
/** The book knows no state in between: by the time it looks, nothing is queued any more. */
function known(state: string): (typeof STATES)[number] {
	const found = STATES.find((one) => one === state);
	if (!found) throw new Error(`a refund is ${state} at rest`);
	return found;
}

/** Cases the shop made by itself stand at the end, as they do in the book. */
export async function findMade({ shop, order, cases }: Sold): Promise<void> {
	const desk = await readDesk(shop.db, shop.ctx().actor, { order: order.id });
	const made = desk.cases.filter(({ id, origin }) => origin === 'system' && !cases.includes(id));
	cases.push(...made.toSorted((a, b) => a.number.localeCompare(b.number)).map(({ id }) => id));
}
