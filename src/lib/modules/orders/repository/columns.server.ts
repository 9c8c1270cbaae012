import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { canCall } from '$lib/server/config/providers';
import { supplierOrders, suppliers } from '../../suppliers/tables.server';
import type { LineFacts, TenderFacts } from '../order';
import { benefitRules, type BenefitRules } from '../benefit-rules';
import { charges, discounts, lineItems, orders, tenders } from '../tables.server';
import { remainingOn } from '../tenders/tender-names';
import { among } from './rows.server';

/** Columns of the tables by the names the rules use. */
export const summaryColumns = {
	id: orders.id,
	number: orders.number,
	channel: orders.channel,
	partner: orders.partner,
	shopperId: orders.shopperId,
	email: orders.email,
	name: orders.name,
	currency: orders.currency,
	region: orders.region,
	locale: orders.locale,
	placedAt: orders.placedAt,
	total: orders.totalMinor
};

export const headColumns = {
	...summaryColumns,
	benefitRules: orders.benefitRules,
	pointsEarned: orders.pointsEarned,
	writtenOff: orders.writtenOffMinor
};

export const discountColumns = {
	label: discounts.label,
	amount: discounts.amountMinor,
	coupon: discounts.coupon,
	singleUse: discounts.singleUse
};

/** The snapshot as it was checked at placement. */
export const readRules = (rules: unknown): BenefitRules | null => (rules === null ? null : benefitRules.parse(rules));

export const chargeColumns = {
	id: charges.id,
	position: charges.position,
	kind: charges.kind,
	amount: charges.amountMinor,
	tax: charges.taxMinor,
	supplierId: charges.supplierId
};

export const tenderColumns = {
	id: tenders.id,
	position: tenders.position,
	kind: tenders.kind,
	gateway: tenders.gateway,
	reference: tenders.reference,
	label: tenders.label,
	authorized: tenders.authorizedMinor,
	captured: tenders.capturedMinor,
	refunded: tenders.refundedMinor,
	voided: tenders.voidedMinor,
	reserved: tenders.reservedMinor,
	chargedBack: tenders.chargedBackMinor,
	overReturned: tenders.overReturnedMinor,
	disputed: tenders.disputed,
	partial: tenders.partial,
	step: tenders.stepMinor
};

export const withRemaining = (tender: Omit<TenderFacts, 'automatic' | 'remaining'>): TenderFacts => ({
	...tender,
	automatic: canCall(tender.gateway),
	remaining: remainingOn(tender)
});

const unitColumns = {
	open: lineItems.open,
	held: lineItems.held,
	canceled: lineItems.canceled,
	fulfilling: lineItems.fulfilling,
	shipped: lineItems.shipped,
	delivered: lineItems.delivered
};

/** The lines of these orders in their order, each with what is known of the supplier it comes from. */
export const linesOf = (tx: Tx, orderIds: readonly string[]): Promise<(LineFacts & { readonly orderId: string })[]> =>
	tx
		.select({
			orderId: lineItems.orderId,
			id: lineItems.id,
			position: lineItems.position,
			sku: lineItems.sku,
			title: lineItems.title,
			quantity: lineItems.quantity,
			unitPrice: lineItems.unitPriceMinor,
			net: lineItems.netMinor,
			discount: lineItems.discountMinor,
			tax: lineItems.taxMinor,
			paid: lineItems.paidMinor,
			productId: lineItems.productId,
			supplierId: lineItems.supplierId,
			supplierName: suppliers.name,
			supplierOrderId: supplierOrders.id,
			supplierOrderState: supplierOrders.state,
			personalized: lineItems.personalized,
			units: unitColumns
		})
		.from(lineItems)
		.leftJoin(suppliers, eq(suppliers.id, lineItems.supplierId))
		.leftJoin(
			supplierOrders,
			and(eq(supplierOrders.orderId, lineItems.orderId), eq(supplierOrders.supplierId, lineItems.supplierId))
		)
		.where(among(lineItems.orderId, orderIds))
		.orderBy(asc(lineItems.position));
