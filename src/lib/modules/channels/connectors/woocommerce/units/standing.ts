import { sum } from '$lib/core/money';
import type { KnownOrder, ShopLine } from '../../../connector';
import { marksIn } from '../../../marks';
import { exactSum, payable } from '../../exact';
import { withRemoved } from '../../removed-lines';
import { metaOf, momentIn, type LineItem, type OrderThere, type RefundThere } from '../answers';

/** An order with its refunds, as it was just read. */
export type Read = { readonly there: OrderThere; readonly refunds: readonly RefundThere[] };

/** Orders in these states are not sent any more, whatever they were before. */
const OVER = ['cancelled', 'trash'];
/** Orders that are in one of these states and were completed have left; it knows no parts of a sending. */
const LEFT = ['completed', 'refunded', 'trash'];

export const isSent = ({ status, date_completed_gmt }: OrderThere): boolean =>
	status === 'completed' || (LEFT.includes(status) && date_completed_gmt !== null);

/** What we leave on an order that is canceled, by us or there, before a refund of ours can make it look like another. */
export const CANCELED_KEY = '_rescind_canceled';

/**
 * With the last cent that is given back the store calls an order refunded, whatever it was. Where somebody there did that
 * before it was sent, it is over; where it was a refund of ours, only if we canceled it before.
 */
export const isOver = (there: OrderThere): boolean =>
	!isSent(there) && (OVER.includes(there.status) || (there.status === 'refunded' && !isRefundedByUs(there)));

const isRefundedByUs = ({ refunds, meta_data }: OrderThere): boolean =>
	refunds.length > 0 && refunds.every((refund) => keyIn(refund) !== null) && !isMarkedCanceled({ meta_data });

/** Not where it was opened again since. */
export const isMarkedCanceled = ({ meta_data }: Pick<OrderThere, 'meta_data'>): boolean =>
	Boolean(metaOf(meta_data, CANCELED_KEY));

/** The key of a refund of ours stands in its reason, which is kept before any money moves. */
export const keyIn = ({ reason }: Pick<RefundThere, 'reason'>): string | null =>
	marksIn(reason).find((mark) => mark.startsWith('rfd_')) ?? null;

/**
 * How many units of each line were ordered, are gone and were sent. WooCommerce keeps what is left of a line, and nothing
 * of one that was removed: what was ordered is known from when the order was taken in, and what came to it since. A refund
 * that names units takes them off before the order is sent, and is a return afterwards.
 */
export const linesIn = (read: Read, known?: KnownOrder): ShopLine[] =>
	withRemoved(
		read.there.line_items.map((item) => lineIn(read, item, known)),
		known
	);

function lineIn(read: Read, item: LineItem, known: KnownOrder | undefined): ShopLine {
	const id = String(item.id);
	const quantity = Math.max(item.quantity, known?.lines.find(({ line }) => line === id)?.quantity ?? 0);
	const paid = payable(exactSum([item.total, item.total_tax]), read.there.currency);
	const named = { id, name: item.name, unit: Math.ceil(paid / Math.max(1, item.quantity)), quantity };
	if (isOver(read.there)) return { ...named, removed: quantity, shipped: 0 };
	const removed = Math.max(0, Math.min(quantity, quantity - item.quantity + refundedOf(read, item.id)));
	return { ...named, removed, shipped: isSent(read.there) ? quantity - removed : 0 };
}

/** Units of a line that refunds named before the order was sent. */
export function refundedOf({ there, refunds }: Read, item: number): number {
	const left = isSent(there) && there.date_completed_gmt !== null ? momentIn(there.date_completed_gmt) : null;
	const early = refunds.filter(({ date_created_gmt }) => left === null || momentIn(date_created_gmt) < left);
	const units = early
		.flatMap(({ line_items }) => line_items)
		.filter(({ meta_data }) => metaOf(meta_data, '_refunded_item_id') === String(item));
	return sum(units.map(({ quantity }) => Math.abs(quantity)));
}
