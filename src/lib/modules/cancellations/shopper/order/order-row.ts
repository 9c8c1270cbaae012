import { isOneOf } from '$lib/core/one-of';
import type { OrderSummary } from '../../../orders/order';
import { owedOf, type AcceptedCase } from '../../../orders/owed';
import { orderState, shopperWord } from '../../../orders/state';
import { quantityOf } from '../../../orders/units';
import { ACCEPTED_STATUSES, type Status } from '../../status';

export type CaseOnRow = AcceptedCase & {
	readonly orderId: string;
	readonly number: string;
	readonly state: Status;
	readonly writtenOff: number;
};
export type OrderRow = ReturnType<typeof orderRow>;

/** One line of a shopper's orders. */
export function orderRow(order: OrderSummary, all: readonly CaseOnRow[]) {
	const cases = all.filter(({ orderId }) => orderId === order.id);
	const { total, tenders, units } = order;
	const owed = owedOf({
		total,
		tenders,
		accepted: cases.filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state)),
		writtenOff: cases[0]?.writtenOff ?? 0,
		nothingLeft: units.canceled === quantityOf(units)
	});
	const state = orderState({ total, owed, lines: [units], tenders, paymentInFlight: false });
	return {
		number: order.number,
		placedAt: order.placedAt,
		currency: order.currency,
		total,
		word: shopperWord(state, [units]),
		title: order.firstTitle,
		more: order.lineCount - 1,
		open: cases
			.filter((one) => one.state === 'requested' || one.state === 'in_progress')
			.map(({ number, state }) => ({ number, state }))
	};
}
