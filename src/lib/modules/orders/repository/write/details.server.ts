import type { Ctx } from '$lib/server/ctx';
import type { OrderInput } from '../../schema';
import { stepOf } from '../../tenders/tender-steps';
import type { Parties } from './parties.server';
import type { NewBenefits, NewOrder } from './new-order';
import { gatewayOf } from './payment-names';

type Written = NewOrder & { readonly row: { readonly id: string; readonly shopperId: string } };

/** Everything that hangs on these orders, as rows. */
export function detailRows(ctx: Ctx, orders: readonly Written[], parties: Parties) {
	const tenders = orders.map((order) =>
		order.input.tenders.map((tender, position) => tenderRow(ctx, order, tender, position))
	);
	const lines = orders.map((order) => lineRows(ctx, order, parties));
	return {
		lines: lines.flat(),
		charges: orders.flatMap((order) => chargeRows(ctx, order, parties)),
		discounts: orders.flatMap((order) => discountRows(ctx, order)),
		tenders: tenders.flat(),
		captures: orders.flatMap((order, at) => captureRows(ctx, order, tenders[at] ?? [])),
		supplierOrders: orders.flatMap((order) => supplierOrderRows(ctx, order, parties)),
		payments: orders.flatMap((order, at) => (tenders[at] ?? []).flatMap((tender) => paymentsOf(order, tender))),
		benefits: orders.flatMap((order, at) => benefitsOf(order, lines[at] ?? [], tenders[at] ?? []))
	};
}

const lineRows = ({ newId }: Ctx, { row, input, frozen }: Written, parties: Parties) =>
	frozen.lines.flatMap((line, position) => {
		const item = input.line_items[line.index];
		if (!item) return [];
		return {
			id: newId('lin'),
			orderId: row.id,
			position,
			productId: parties.product(item.sku),
			sku: item.sku,
			title: item.title,
			quantity: line.quantity,
			unitPriceMinor: line.unitPrice,
			netMinor: line.net,
			discountMinor: line.discount + line.share,
			taxMinor: line.tax,
			paidMinor: line.paid,
			supplierId: parties.supplierOf(item),
			personalized: item.personalized,
			open: line.quantity - item.shipped,
			held: 0,
			canceled: 0,
			fulfilling: 0,
			shipped: item.shipped,
			delivered: 0
		};
	});

const chargeRows = ({ newId }: Ctx, { row, input, frozen }: Written, parties: Parties) =>
	input.charges.map(({ kind, amount, supplier }, position) => ({
		id: newId('chg'),
		orderId: row.id,
		position,
		kind,
		amountMinor: amount,
		taxMinor: frozen.charges[position]?.tax ?? 0,
		supplierId: supplier === undefined ? null : parties.supplier(supplier)
	}));

const discountRows = ({ newId }: Ctx, { row, frozen }: Written) =>
	frozen.discounts.map(({ label, amount, coupon, singleUse }) => ({
		id: newId('dsc'),
		orderId: row.id,
		label,
		amountMinor: amount,
		coupon,
		singleUse
	}));

type TenderInput = OrderInput['tenders'][number];

function tenderRow({ newId }: Ctx, order: Written, tender: TenderInput, position: number) {
	const { row, input } = order;
	const id = newId('ten');
	const gateway = gatewayOf(order, tender);
	return {
		id,
		orderId: row.id,
		position,
		kind: tender.kind,
		gateway,
		reference: tender.reference ?? (gateway === 'sandbox' ? id.replace('ten_', 'sbx_') : null),
		label: tender.label,
		authorizedMinor: tender.authorized ?? tender.captured,
		capturedMinor: tender.captured,
		partial: tender.partial,
		stepMinor: stepOf(input.currency, { ...tender, gateway }),
		expiresAt: tender.expires_at === undefined ? null : new Date(tender.expires_at)
	};
}

/** The parts of a payment that was captured in several. */
const captureRows = ({ newId }: Ctx, { input }: Written, tenders: readonly ReturnType<typeof tenderRow>[]) =>
	tenders.flatMap(({ id: tenderId, position: of }) =>
		(input.tenders[of]?.captures ?? []).map(({ reference, amount }, position) => ({
			...{ id: newId('cap'), tenderId, position, reference, amountMinor: amount }
		}))
	);

function paymentsOf({ input }: Written, { gateway, reference, position, ...tender }: ReturnType<typeof tenderRow>) {
	if (gateway !== 'sandbox' || reference === null) return [];
	const { currency } = input;
	const parts = input.tenders[position]?.captures ?? [];
	if (parts.length > 0)
		return parts.map((part) => ({
			reference: part.reference,
			currency,
			authorized: part.amount,
			captured: part.amount
		}));
	return [{ reference, currency, authorized: tender.authorizedMinor, captured: tender.capturedMinor }];
}

/** One order at each supplier, for all the lines bought there; the last of them says how far it has got. */
function supplierOrderRows({ newId }: Ctx, { row, input }: Written, parties: Parties) {
	const states = new Map(
		input.line_items.flatMap((item) => {
			const supplier = parties.supplierOf(item);
			return supplier === null ? [] : [[supplier, item.supplier_order] as const];
		})
	);
	return [...states].map(([supplierId, state]) => ({ id: newId('sor'), orderId: row.id, supplierId, state }));
}

type LineRow = ReturnType<typeof lineRows>[number];
type TenderRow = ReturnType<typeof tenderRow>;

/** What the order gave its shopper or used up of theirs; nothing for most orders. */
function benefitsOf({ row, input, frozen }: Written, lines: readonly LineRow[], tenders: readonly TenderRow[]) {
	const given: NewBenefits = {
		orderId: row.id,
		shopperId: row.shopperId,
		currency: input.currency,
		pointsEarned: input.points_earned,
		coupons: input.discounts.flatMap(({ coupon, single_use, expires_at }) =>
			coupon !== undefined && single_use ? { code: coupon, expiresAt: dateOr(expires_at) } : []
		),
		cardsSold: frozen.lines.flatMap(({ index, unitPrice }, at) =>
			(input.line_items[index]?.gift_cards ?? []).map((number) => ({
				number,
				lineItemId: lines[at]?.id ?? '',
				amount: unitPrice
			}))
		),
		cardsSpent: tenders.flatMap(({ id, kind, reference, capturedMinor: amount }) =>
			kind === 'gift_card' && reference !== null && amount > 0 ? { tenderId: id, number: reference, amount } : []
		)
	};
	const { pointsEarned, coupons, cardsSold, cardsSpent } = given;
	return pointsEarned + coupons.length + cardsSold.length + cardsSpent.length > 0 ? given : [];
}

const dateOr = (text: string | undefined) => (text === undefined ? null : new Date(text));
