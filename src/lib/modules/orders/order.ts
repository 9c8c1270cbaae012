import type { Minor } from '$lib/core/money';
import type { BenefitRules } from './benefit-rules';
import type { TenderName } from './tenders/tender-names';
import type { Units } from './units';

export const SUPPLIER_ORDER_STATES = [
	'not_placed',
	'placed',
	'in_production',
	'shipped',
	'delivered',
	'canceled'
] as const;
export type SupplierOrderState = (typeof SUPPLIER_ORDER_STATES)[number];

/** The gateways an order that is brought in may name. */
export const GATEWAYS = ['sandbox', 'stripe', 'toss', 'manual'] as const;
/** `channel`: the store an order came from took the money, and gives it back. */
export const KEPT_GATEWAYS = [...GATEWAYS, 'channel'] as const;
export type Gateway = (typeof KEPT_GATEWAYS)[number];

/** One line: `discount`, `tax` and `paid` are of all its units together. Own stock has no supplier. */
export type LineFacts = {
	readonly id: string;
	readonly position: number;
	readonly sku: string;
	readonly title: string;
	readonly quantity: number;
	readonly unitPrice: Minor;
	/** Gross less the line's own discount; `discount` also has its share of the order's. */
	readonly net: Minor;
	readonly discount: Minor;
	readonly tax: Minor;
	readonly paid: Minor;
	readonly productId: string | null;
	readonly supplierId: string | null;
	readonly supplierName: string | null;
	readonly supplierOrderId: string | null;
	readonly supplierOrderState: SupplierOrderState | null;
	readonly personalized: boolean;
	readonly units: Units;
};

export type ChargeFacts = {
	readonly id: string;
	readonly position: number;
	readonly kind: 'shipping' | 'fee';
	readonly amount: Minor;
	readonly tax: Minor;
	readonly supplierId: string | null;
};

/** A discount as it was named at placement. `singleUse`: its coupon counts once. */
export type Discount = {
	readonly label: string;
	readonly amount: Minor;
	readonly coupon: string | null;
	readonly singleUse: boolean;
};

/** One means of payment. `automatic`: its gateway is one we can call; `remaining`: what can still be given back on it. */
export type TenderFacts = {
	readonly id: string;
	readonly position: number;
	readonly kind: TenderName;
	readonly gateway: Gateway | null;
	readonly reference: string | null;
	readonly label: string;
	readonly authorized: Minor;
	readonly captured: Minor;
	readonly refunded: Minor;
	readonly voided: Minor;
	readonly reserved: Minor;
	readonly chargedBack: Minor;
	readonly overReturned: Minor;
	readonly disputed: boolean;
	/** Whether a part of it can come back, and the smallest step it moves in. */
	readonly partial: boolean;
	readonly step: Minor;
	readonly automatic: boolean;
	readonly remaining: Minor;
};

/** The order itself, as lists show it. */
export type OrderHead = {
	readonly id: string;
	readonly number: string;
	readonly channel: string;
	readonly partner: string | null;
	readonly shopperId: string;
	readonly email: string;
	readonly name: string;
	readonly currency: string;
	readonly region: string;
	readonly locale: string;
	readonly placedAt: Date;
	readonly total: Minor;
};

/** All that is known of one order, frozen at placement but for its units and tenders. Amounts are in its currency. */
export type OrderFacts = OrderHead & {
	readonly benefitRules: BenefitRules | null;
	readonly pointsEarned: number;
	/** Debt given up by a manager: an undo with an accepted loss. */
	readonly writtenOff: Minor;
	readonly discounts: readonly Discount[];
	readonly lines: readonly LineFacts[];
	readonly charges: readonly ChargeFacts[];
	readonly tenders: readonly TenderFacts[];
};

/** One row of a list: the order with its units of all lines together, and its first line's title. */
export type OrderSummary = OrderHead & {
	readonly lineCount: number;
	readonly firstTitle: string;
	readonly units: Units;
	readonly tenders: readonly TenderFacts[];
};
