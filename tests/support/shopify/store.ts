/** An order in the fake store. Amounts are in minor units; `digits` of them stand behind the point. */
export type StoreOrder = {
	readonly id: string;
	readonly name: string;
	readonly currency: string;
	readonly digits: number;
	readonly lines: StoreLine[];
	readonly shipping: number;
	readonly transactions: StoreTransaction[];
	readonly refunds: StoreRefund[];
	readonly fulfillmentOrders: { id: string; status: string; requestStatus: string }[];
	cancelledAt: string | null;
	staffNote: string | null;
	closed: boolean;
	updatedAt: string;
	email: string;
};
export type StoreLine = {
	id: string;
	sku: string;
	quantity: number;
	current: number;
	fulfilled: number;
	price: number;
};
export type StoreTransaction = {
	id: string;
	kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
	status: string;
	amount: number;
	parent: string | null;
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
const page = <T>(nodes: readonly T[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });

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

const transactionShown = (order: StoreOrder, one: StoreTransaction) => ({
	id: gid('OrderTransaction', one.id),
	kind: one.kind,
	status: one.status,
	gateway: 'shopify_payments',
	formattedGateway: 'Visa',
	createdAt: AT,
	errorCode: one.status === 'FAILURE' ? 'CARD_DECLINED' : null,
	amountSet: bagOf(order, one.amount),
	parentTransaction: one.parent === null ? null : { id: gid('OrderTransaction', one.parent) }
});

/** The order as a query sees it. */
export function shown(order: StoreOrder) {
	const byId = (ids: readonly string[]) => order.transactions.filter(({ id }) => ids.includes(id));
	const suggestion = () => ({
		maximumRefundableSet: bagOf(
			order,
			sales(order).reduce((all, sale) => all + refundableOn(order, sale), 0)
		),
		suggestedTransactions: sales(order).map((sale) => ({
			gateway: 'shopify_payments',
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
		...{ cancelledAt: order.cancelledAt, closed: order.closed, customer: null, billingAddress: null },
		cancellation: order.cancelledAt === null ? null : { staffNote: order.staffNote },
		shippingAddress: { name: 'Ada Lovelace', countryCodeV2: 'US' },
		lineItems: page(order.lines.map(lineShown)),
		shippingLines: page(
			order.shipping > 0 ? [{ title: 'Post', discountedPriceSet: bagOf(order, order.shipping), taxLines: [] }] : []
		),
		currentTotalAdditionalFeesSet: null,
		transactions: order.transactions.map((one) => transactionShown(order, one)),
		refunds: order.refunds.map((refund) => ({
			...{ id: gid('Refund', refund.id), note: refund.note, createdAt: AT },
			refundLineItems: page(
				refund.lines.map(({ line, quantity, restockType }) => ({
					...{ quantity, restockType, lineItem: { id: gid('LineItem', line) } }
				}))
			),
			transactions: page(byId(refund.transactions).map((one) => transactionShown(order, one)))
		})),
		fulfillments: order.lines
			.filter(({ fulfilled }) => fulfilled > 0)
			.map(({ id, fulfilled }) => ({
				status: 'SUCCESS',
				fulfillmentLineItems: page([{ quantity: fulfilled, lineItem: { id: gid('LineItem', id) } }])
			})),
		fulfillmentOrders: page(
			order.fulfillmentOrders.map((one) => ({
				...one,
				id: gid('FulfillmentOrder', one.id),
				lineItems: page(
					order.lines.map(({ id, current, fulfilled }) => ({
						...{ remainingQuantity: current - fulfilled, lineItem: { id: gid('LineItem', id) } }
					}))
				)
			}))
		),
		suggestedRefund: suggestion
	};
}
export { gid };
