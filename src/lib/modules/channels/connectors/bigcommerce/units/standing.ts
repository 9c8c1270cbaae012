import { sum } from '$lib/core/money';
import type { KnownOrder, ShopLine } from '../../../connector';
import { marksIn } from '../../../marks';
import type { addressesThere, OrderThere, ProductThere, RefundThere, Transaction } from '../answers';
import type { z } from 'zod';
import { exactIn, payable } from '../../exact';
import { withRemoved } from '../../removed-lines';
import { OVER, REFUNDED, SENT } from '../statuses';

/** An order with all that stands apart from it, as it was just read. */
export type Read = {
	readonly there: OrderThere;
	readonly products: readonly ProductThere[];
	readonly refunds: readonly RefundThere[];
	readonly transactions: readonly Transaction[];
	readonly address?: z.output<typeof addressesThere>[number] | undefined;
};

export const isSent = ({ status_id, date_shipped }: OrderThere): boolean =>
	SENT.includes(status_id) || date_shipped !== '';

/** What marks a whole order as canceled by us, also where a refund gave it another status since. */
export const WHOLE = '[canceled by Rescind]';

/** Behind what staff there wrote: it is the one place on an order for words that shoppers don't see. */
export const noteBehind = ({ staff_notes }: Pick<OrderThere, 'staff_notes'>, note: string): string =>
	[staff_notes, note].filter((one) => one !== '').join('\n');

/**
 * With a refund the store calls an order refunded, or partly, whatever it was. Where somebody there gave all of it back
 * before it was sent it is over; where that was a refund of ours, only if it was canceled before.
 */
export const isOver = ({ there, refunds }: Pick<Read, 'there' | 'refunds'>): boolean =>
	OVER.includes(there.status_id) ||
	(there.staff_notes.includes(WHOLE) && there.status_id === REFUNDED) ||
	(!isSent(there) && there.status_id === REFUNDED && !refunds.every((refund) => keyIn(refund) !== null));

/** The key of a refund of ours stands in the reason of what it refunds. */
export const keyIn = ({ reason, items }: Pick<RefundThere, 'reason' | 'items'>): string | null =>
	marksIn([reason, ...items.map((item) => item.reason)].join(' ')).find((mark) => mark.startsWith('rfd_')) ?? null;

/**
 * How many units of each line were ordered, are gone and were sent. BigCommerce keeps what is left of a line, and nothing
 * of one that was removed: what was ordered is known from when the order was taken in, and what came to it since. A refund
 * that names units takes off what was not sent yet, and is a return of what was.
 */
export const linesIn = (read: Read, known?: KnownOrder): ShopLine[] =>
	withRemoved(
		read.products.map((product) => lineIn(read, product, known)),
		known
	);

function lineIn(read: Read, product: ProductThere, known: KnownOrder | undefined): ShopLine {
	const id = String(product.id);
	const quantity = Math.max(product.quantity, known?.lines.find(({ line }) => line === id)?.quantity ?? 0);
	const paid = payable(exactIn(paidFor(product)), read.there.default_currency_code);
	const named = { id, name: product.name, unit: Math.ceil(paid / Math.max(1, product.quantity)), quantity };
	const shipped = Math.min(product.quantity, product.quantity_shipped);
	if (isOver(read)) return { ...named, removed: quantity - shipped, shipped };
	const lowered = Math.max(0, quantity - product.quantity);
	const removed = lowered + Math.min(refundedOf(read, product.id), product.quantity - shipped);
	return { ...named, removed, shipped: isSent(read.there) ? quantity - removed : shipped };
}

/** What was paid for a line. */
export const paidFor = ({ discounted_total_inc_tax, total_inc_tax }: ProductThere): string =>
	discounted_total_inc_tax === undefined || discounted_total_inc_tax === null
		? total_inc_tax
		: String(discounted_total_inc_tax);

/** Units of a line that refunds named before all of the order was sent. */
export function refundedOf({ there, refunds }: Read, product: number): number {
	const left = there.date_shipped === '' ? null : new Date(there.date_shipped);
	const early = refunds.filter(
		({ created, payments }) =>
			payments.every(({ is_declined }) => !is_declined) && (left === null || new Date(created) < left)
	);
	const units = early
		.flatMap(({ items }) => items)
		.filter(({ item_type, item_id }) => item_type === 'PRODUCT' && item_id === product);
	return sum(units.map(({ quantity }) => quantity ?? 0));
}
