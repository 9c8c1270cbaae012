import { answerSeen, goingOn } from '../../suppliers/answer';
import type { Purchase } from '../../suppliers/purchase';
import { backOf } from './supplier-back';
import { isHeardAfter, isLate, wasAsked, type Case, type Desk, type SupplierAnswer, type SupplierCase } from '../case';

type Units = { readonly lineItemId: string; readonly title: string; readonly sku: string; readonly quantity: number };

export type SupplierAskView = {
	readonly id: string;
	readonly state: SupplierAnswer;
	readonly askedAt: Date | null;
	readonly dueAt: Date | null;
	readonly late: boolean;
	readonly items: readonly Units[];
	readonly goesOn: readonly Units[];
	/** It can be answered, or corrected. */
	readonly open: boolean;
	/** The goods are wanted after all; if they were stopped, we have to hear of it. */
	readonly wanted: boolean;
	/** It said by itself that it can't deliver them. */
	readonly reported: boolean;
	readonly answeredAt: Date | null;
	readonly seen: string;
	readonly note: string;
	readonly paysBack: { readonly amount: number; readonly currency: string; readonly on: string | null };
};

/** One order as its supplier sees it by the link. */
export type SupplierPage = {
	readonly supplier: string;
	readonly order: string;
	readonly number: string;
	readonly customer: string;
	readonly asks: readonly SupplierAskView[];
	/** What it still has to deliver, and could say it can't. */
	readonly left: readonly Units[];
};

/** Only this supplier's lines and askings: nothing of other suppliers, of the money, or of why. */
export function supplierPage(desk: Desk, purchase: Purchase, { now }: { readonly now: Date }): SupplierPage {
	const lines = desk.order.lines.filter(({ supplierOrderId }) => supplierOrderId === purchase.id);
	const asks = desk.suppliers.filter((one) => one.supplierOrderId === purchase.id && one.state !== 'to_send');
	const open = purchase.state === 'not_placed' || purchase.state === 'placed' || purchase.state === 'in_production';
	return {
		supplier: purchase.supplierName,
		order: desk.order.number,
		number: purchase.number,
		customer: desk.order.name,
		asks: asks.toReversed().flatMap((ask) => {
			const it = desk.cases.find(({ id }) => id === ask.cancellationId);
			return it && isShown(it, ask) ? [askView(desk, it, ask, now)] : [];
		}),
		left: open
			? lines.flatMap(({ id, title, sku, units }) =>
					units.open > 0 ? [{ lineItemId: id, title, sku, quantity: units.open }] : []
				)
			: []
	};
}

/** What it reported itself is shown too, so that it sees what became of it. */
const isShown = (it: Case, one: SupplierCase) =>
	wasAsked(one) || one.sentAt !== null || one.answeredAt !== null || isLate(it, one) || it.origin === 'supplier';

function askView(desk: Desk, it: Case, ask: SupplierCase, now: Date): SupplierAskView {
	const titled = ({ lineItemId, quantity }: SupplierCase['items'][number]): Units => {
		const line = desk.order.lines.find(({ id }) => id === lineItemId);
		return { lineItemId, quantity, title: line?.title ?? '', sku: line?.sku ?? '' };
	};
	const agreed = backOf(desk, ask, { answer: 'approved', stops: null });
	const running = it.state === 'requested' || it.state === 'in_progress';
	const wanted = isLate(it, ask);
	return {
		id: ask.id,
		state: ask.state,
		askedAt: ask.sentAt,
		dueAt: ask.dueAt,
		late: ask.dueAt !== null && ask.dueAt <= now,
		items: ask.items.map(titled),
		goesOn: ask.answerItems ? goingOn(ask.items, ask.answerItems).map(titled) : [],
		open:
			wanted ||
			isHeardAfter(it, ask) ||
			(running && ask.state !== 'not_needed' && (wasAsked(ask) || ask.sentAt !== null)),
		wanted,
		reported: it.origin === 'supplier',
		answeredAt: ask.answeredAt,
		seen: answerSeen(ask),
		note: ask.note ?? '',
		paysBack: {
			amount: ask.answeredAt ? (ask.paysBackMinor ?? 0) : agreed.amount,
			currency: ask.paysBackCurrency ?? agreed.currency,
			on: ask.paysBackOn
		}
	};
}
