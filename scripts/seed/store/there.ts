import { gid } from '$lib/modules/channels/connectors/shopify/ids';

/** An order as it stands in the demo's store. Amounts are in cents. */
export type There = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly placedAt: Date;
	readonly lines: Line[];
	readonly shipping: number;
	readonly refunds: { readonly id: string; readonly note: string; readonly amount: number }[];
	closed: boolean;
	/** Nobody may change it any more: it is being packed there. */
	locked?: boolean;
};
export type Line = {
	readonly id: string;
	readonly sku: string;
	readonly title: string;
	readonly price: number;
	readonly quantity: number;
	current: number;
};

const bag = (cents: number) => {
	const money = { amount: (cents / 100).toFixed(2), currencyCode: 'USD' };
	return { presentmentMoney: money, shopMoney: money };
};
const END = { pageInfo: { hasNextPage: false, endCursor: null } };
const all = <T>(nodes: T[]) => ({ ...END, nodes });

export const paidFor = ({ lines, shipping }: There): number =>
	lines.reduce((sum, { quantity, price }) => sum + quantity * price, shipping);
const givenBack = ({ refunds }: There): number => refunds.reduce((sum, { amount }) => sum + amount, 0);

const saleOf = ({ id }: There) => gid('OrderTransaction', `7${id}`);

const transactionsOf = (there: There) => {
	const by = { gateway: 'shopify_payments', formattedGateway: 'Visa', manualPaymentGateway: false };
	const made = { ...by, errorCode: null, status: 'SUCCESS' };
	const at = { createdAt: there.placedAt.toISOString() };
	return [
		{ ...made, ...at, id: saleOf(there), kind: 'SALE', amountSet: bag(paidFor(there)), parentTransaction: null },
		...there.refunds.map(({ id, amount }) => ({
			...{ ...made, ...at, id: gid('OrderTransaction', id), kind: 'REFUND', amountSet: bag(amount) },
			parentTransaction: { id: saleOf(there) }
		}))
	];
};

const refundOf = ({ placedAt }: There, { id, note }: There['refunds'][number]) => ({
	...{ id: gid('Refund', id), note, createdAt: placedAt.toISOString(), refundLineItems: all([]) },
	transactions: all([{ id: gid('OrderTransaction', id) }])
});

/** As a question for it is answered. */
export const shown = (there: There) => ({
	...{
		id: gid('Order', there.id),
		name: `#${there.id}`,
		email: there.email,
		customerLocale: 'en',
		taxesIncluded: true
	},
	...{ createdAt: there.placedAt.toISOString(), updatedAt: there.placedAt.toISOString() },
	...{ presentmentCurrencyCode: 'USD', cancelledAt: null, closed: there.closed, cancellation: null },
	displayFinancialStatus: 'PAID',
	...{ billingAddress: null, shippingAddress: { name: there.name, countryCodeV2: 'US' } },
	lineItems: all(
		there.lines.map(({ id, sku, title, quantity, current, price }) => ({
			...{ id: gid('LineItem', id), sku, title, variantTitle: null, quantity, currentQuantity: current },
			...{ originalUnitPriceSet: bag(price), discountAllocations: [], taxLines: [] }
		}))
	),
	shippingLines: all([{ title: 'Standard', discountedPriceSet: bag(there.shipping), taxLines: [] }]),
	...{
		totalPriceSet: bag(paidFor(there)),
		totalCashRoundingAdjustment: { paymentSet: bag(0) },
		totalTipReceivedSet: bag(0)
	},
	...{ originalTotalDutiesSet: null, originalTotalAdditionalFeesSet: null },
	...{ transactions: transactionsOf(there), fulfillments: [] },
	refunds: there.refunds.map((refund) => refundOf(there, refund))
});

export const packing = ({ id, lines }: There) =>
	all([
		{
			...{ id: gid('FulfillmentOrder', `5${id}`), status: 'OPEN', requestStatus: 'UNSUBMITTED' },
			lineItems: all(
				lines.map(({ id, current }) => ({ remainingQuantity: current, lineItem: { id: gid('LineItem', id) } }))
			)
		}
	]);

export const editing = ({ id, lines }: There) => ({
	id: gid('CalculatedOrder', id),
	lineItems: all(
		lines.map(({ id, current }) => ({
			...{ id: gid('CalculatedLineItem', id), quantity: current, editableQuantity: current }
		}))
	)
});

export const suggested = (there: There) => ({
	...{ id: gid('Order', there.id), cancelledAt: null, displayFinancialStatus: 'PAID' },
	transactions: transactionsOf(there),
	suggestedRefund: {
		maximumRefundableSet: bag(paidFor(there) - givenBack(there)),
		suggestedTransactions: [
			{
				...{ gateway: 'shopify_payments', parentTransaction: { id: saleOf(there) } },
				maximumRefundableSet: bag(paidFor(there) - givenBack(there))
			}
		]
	}
});

export const refundMade = (there: There, refund: There['refunds'][number]) => ({
	id: gid('Refund', refund.id),
	transactions: {
		nodes: transactionsOf(there)
			.filter(({ id }) => id === gid('OrderTransaction', refund.id))
			.map(({ id, status, errorCode, amountSet }) => ({ id, status, errorCode, amountSet }))
	}
});
