import { demandScope, GRANTED, seenBy, type Granted } from './scopes';

/** An order in the fake store. Amounts are in minor units; `digits` of them stand behind the point. */
export type StoreOrder = {
	readonly id: string;
	readonly name: string;
	readonly currency: string;
	readonly digits: number;
	readonly lines: StoreLine[];
	readonly shipping: number;
	/** What was charged beside goods and shipping. */
	readonly beside: Beside;
	/** Of these it says so too, though they stand in its lines already. */
	inPrices?: Partial<Beside>;
	readonly transactions: StoreTransaction[];
	readonly refunds: StoreRefund[];
	/** `ownPlace`: sent by the merchant itself; else by a fulfillment service, which alone has requests. */
	readonly fulfillmentOrders: { id: string; status: string; requestStatus: string; ownPlace?: boolean }[];
	cancelledAt: string | null;
	staffNote: string | null;
	closed: boolean;
	updatedAt: string;
	email: string;
	/** Whoever took its money gives nothing of it back. */
	declines?: boolean;
	/** It was placed more than 60 days ago. */
	old?: boolean;
	/** Its money was authorized and not captured in time: nothing holds it any more. */
	expired?: boolean;
};
export type Beside = {
	readonly duties: number;
	readonly fees: number;
	readonly tip: number;
	readonly rounding: number;
};
export type StoreLine = {
	id: string;
	sku: string;
	quantity: number;
	current: number;
	fulfilled: number;
	price: number;
	/** How many of the goods are on the shelf. */
	shelf: number;
};
export type StoreTransaction = {
	id: string;
	kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
	status: string;
	amount: number;
	parent: string | null;
	/** By a way of paying where the merchant takes the money. */
	manual?: boolean;
};
export type StoreRefund = {
	id: string;
	note: string | null;
	lines: { line: string; quantity: number; restockType: string }[];
	transactions: string[];
};

export const decimal = ({ digits }: StoreOrder, amount: number) => (amount / 10 ** digits).toFixed(digits);
export const minor = ({ digits }: StoreOrder, amount: unknown) => Math.round(Number(amount) * 10 ** digits);

const AT = '2026-03-02T10:00:00Z';
const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;
export const tail = (gid: unknown) => String(gid).split('/').at(-1) ?? '';

type Asked = { readonly first?: number | null; readonly after?: string | null };
const MOST = 250;

/** A list that is answered page by page, and never more than what was asked for. */
export const paged =
	<T>(nodes: readonly T[]) =>
	({ first, after }: Asked) => {
		if (typeof first !== 'number' || first < 1 || first > MOST) throw new Error('you must say how many, up to 250');
		const start = after ? Number(after) : 0;
		const end = start + first;
		const hasNextPage = end < nodes.length;
		return { nodes: nodes.slice(start, end), pageInfo: { hasNextPage, endCursor: hasNextPage ? String(end) : null } };
	};
/** One that is no connection: it may be cut off, and there is no way to what lies behind. */
const cut =
	<T>(all: readonly T[]) =>
	({ first }: Asked) =>
		all.slice(0, first ?? all.length);

export const bagOf = (order: StoreOrder, amount: number) => {
	const money = { amount: decimal(order, amount), currencyCode: order.currency };
	return { presentmentMoney: money, shopMoney: money };
};

/** What can still be given back on a sale. */
export const refundableOn = (order: StoreOrder, sale: StoreTransaction) =>
	sale.amount -
	order.transactions
		.filter(({ kind, parent, status }) => kind === 'REFUND' && parent === sale.id && status !== 'FAILURE')
		.reduce((all, { amount }) => all + amount, 0);

const sales = ({ transactions }: StoreOrder) =>
	transactions.filter(({ kind, status }) => (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS');

export const gatewayOf = ({ manual }: StoreTransaction) => (manual ? 'Bank Deposit' : 'shopify_payments');

const transactionShown = (order: StoreOrder, one: StoreTransaction) => ({
	id: gid('OrderTransaction', one.id),
	kind: one.kind,
	status: one.status,
	gateway: gatewayOf(one),
	formattedGateway: 'Visa',
	manualPaymentGateway: one.manual ?? false,
	createdAt: AT,
	errorCode: one.status === 'FAILURE' ? 'CARD_DECLINED' : null,
	amountSet: bagOf(order, one.amount),
	parentTransaction: one.parent === null ? null : { id: gid('OrderTransaction', one.parent) }
});

export const refundShown = (order: StoreOrder, refund: StoreRefund) => ({
	...{ id: gid('Refund', refund.id), note: refund.note, createdAt: AT },
	refundLineItems: paged(
		refund.lines.map(({ line, quantity, restockType }) => ({
			...{ quantity, restockType, lineItem: { id: gid('LineItem', line) } }
		}))
	),
	transactions: paged(
		order.transactions.filter(({ id }) => refund.transactions.includes(id)).map((one) => transactionShown(order, one))
	)
});

/** All that was sent of an order, as one shipment. */
export const fulfillmentShown = (order: StoreOrder) => ({
	id: gid('Fulfillment', `5${order.id}`),
	status: 'SUCCESS',
	fulfillmentLineItems: paged(
		order.lines
			.filter(({ fulfilled }) => fulfilled > 0)
			.map(({ id, fulfilled }) => ({ quantity: fulfilled, lineItem: { id: gid('LineItem', id) } }))
	)
});

export const fulfillmentOrderShown = (order: StoreOrder, one: StoreOrder['fulfillmentOrders'][number]) => ({
	...one,
	id: gid('FulfillmentOrder', one.id),
	lineItems: paged(
		order.lines.map(({ id, current, fulfilled }) => ({
			...{ remainingQuantity: current - fulfilled, lineItem: { id: gid('LineItem', id) } }
		}))
	)
});

/** What it came to, and what of that was charged beside goods and shipping. Nothing of it is lowered by an edit. */
function besideShown(order: StoreOrder) {
	const { shipping, beside, inPrices = {} } = order;
	const { duties, fees, tip, rounding } = beside;
	const goods = order.lines.reduce((all, { quantity, price }) => all + quantity * price, 0);
	const orNull = (amount: number) => (amount > 0 ? bagOf(order, amount) : null);
	return {
		totalPriceSet: bagOf(order, goods + shipping + duties + fees + tip),
		totalCashRoundingAdjustment: { paymentSet: bagOf(order, rounding), refundSet: bagOf(order, 0) },
		originalTotalDutiesSet: orNull(duties + (inPrices.duties ?? 0)),
		originalTotalAdditionalFeesSet: orNull(fees),
		...{ currentTotalDutiesSet: null, currentTotalAdditionalFeesSet: null },
		totalTipReceivedSet: bagOf(order, tip + (inPrices.tip ?? 0))
	};
}

/** The order as a query sees it. */
export function shown(order: StoreOrder, granted: Granted = { scopes: GRANTED }) {
	const suggestion = () => ({
		maximumRefundableSet: bagOf(
			order,
			sales(order).reduce((all, sale) => all + refundableOn(order, sale), 0)
		),
		suggestedTransactions: sales(order).map((sale) => ({
			gateway: gatewayOf(sale),
			parentTransaction: transactionShown(order, sale),
			maximumRefundableSet: bagOf(order, refundableOn(order, sale))
		}))
	});
	const lineShown = (line: StoreLine) => ({
		...{ id: gid('LineItem', line.id), sku: line.sku, title: line.sku, variantTitle: null },
		...{ quantity: line.quantity, currentQuantity: line.current },
		originalUnitPriceSet: bagOf(order, line.price),
		discountAllocations: [],
		taxLines: []
	});
	return {
		...{ id: gid('Order', order.id), name: order.name, createdAt: AT, updatedAt: order.updatedAt, email: order.email },
		...{ customerLocale: 'en', taxesIncluded: true, presentmentCurrencyCode: order.currency },
		...{ cancelledAt: order.cancelledAt, closed: order.closed, billingAddress: null },
		displayFinancialStatus: order.expired ? 'EXPIRED' : 'PAID',
		customer: () => {
			demandScope(granted, 'read_customers', 'customer');
			return null;
		},
		cancellation: order.cancelledAt === null ? null : { staffNote: order.staffNote },
		shippingAddress: { name: 'Ada Lovelace', countryCodeV2: 'US' },
		lineItems: paged(order.lines.map(lineShown)),
		shippingLines: paged(
			order.shipping > 0 ? [{ title: 'Post', discountedPriceSet: bagOf(order, order.shipping), taxLines: [] }] : []
		),
		...besideShown(order),
		transactions: cut(order.transactions.map((one) => transactionShown(order, one))),
		refunds: cut(order.refunds.map((refund) => refundShown(order, refund))),
		fulfillments: cut(order.lines.some(({ fulfilled }) => fulfilled > 0) ? [fulfillmentShown(order)] : []),
		fulfillmentOrders: paged(seenBy(granted, order).map((one) => fulfillmentOrderShown(order, one))),
		suggestedRefund: suggestion
	};
}
export { gid };
