import { z } from 'zod';

/** What is read of Shopify's answers; the rest of them is left alone. */
export const bag = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const paged = <T extends z.ZodType>(node: T) => z.object({ pageInfo, nodes: z.array(node) });
const gid = z.string();
const named = z.object({ name: z.string().nullable(), countryCodeV2: z.string().nullable() }).nullable();

const lineItem = z.object({
	id: gid,
	sku: z.string().nullable(),
	title: z.string(),
	variantTitle: z.string().nullable(),
	quantity: z.int(),
	currentQuantity: z.int(),
	originalUnitPriceSet: bag,
	discountAllocations: z.array(z.object({ allocatedAmountSet: bag })),
	taxLines: z.array(z.object({ priceSet: bag }))
});
export type LineItem = z.output<typeof lineItem>;

export const linePage = paged(lineItem);

const transaction = z.object({
	id: gid,
	kind: z.string(),
	status: z.string(),
	gateway: z.string().nullable(),
	formattedGateway: z.string().nullable(),
	manualPaymentGateway: z.boolean(),
	createdAt: z.string(),
	errorCode: z.string().nullable(),
	amountSet: bag,
	parentTransaction: z.object({ id: gid }).nullable()
});
export type Transaction = z.output<typeof transaction>;

export const givenPage = paged(
	z.object({ quantity: z.int(), restockType: z.string(), lineItem: z.object({ id: gid }) })
);
export const paidBackPage = paged(z.object({ id: gid }));
const refund = z.object({
	id: gid,
	note: z.string().nullable(),
	createdAt: z.string().nullable(),
	refundLineItems: givenPage,
	transactions: paidBackPage
});
export type RefundThere = z.output<typeof refund>;

export const sentPage = paged(z.object({ quantity: z.int().nullable(), lineItem: z.object({ id: gid }) }));
export const shippingPage = paged(
	z.object({ title: z.string(), discountedPriceSet: bag, taxLines: z.array(z.object({ priceSet: bag })) })
);

export const orderThere = z.object({
	id: gid,
	name: z.string(),
	createdAt: z.string(),
	email: z.string().nullable(),
	customerLocale: z.string().nullable(),
	taxesIncluded: z.boolean(),
	presentmentCurrencyCode: z.string(),
	cancelledAt: z.string().nullable(),
	closed: z.boolean(),
	displayFinancialStatus: z.string().nullable(),
	cancellation: z.object({ staffNote: z.string().nullable() }).nullable(),
	shippingAddress: named,
	billingAddress: named,
	lineItems: linePage,
	shippingLines: shippingPage,
	totalPriceSet: bag,
	totalCashRoundingAdjustment: z.object({ paymentSet: bag }),
	originalTotalDutiesSet: bag.nullable(),
	originalTotalAdditionalFeesSet: bag.nullable(),
	totalTipReceivedSet: bag,
	transactions: z.array(transaction),
	refunds: z.array(refund),
	fulfillments: z.array(z.object({ id: gid, status: z.string(), fulfillmentLineItems: sentPage }))
});
export type OrderThere = z.output<typeof orderThere>;

export const changedPage = z.object({ orders: z.object({ pageInfo, nodes: z.array(z.object({ id: gid })) }) });

export const foundOrders = z.object({
	orders: z.object({ nodes: z.array(z.object({ id: gid, name: z.string() })) })
});

const suggestedTransaction = z.object({
	gateway: z.string().nullable(),
	parentTransaction: z.object({ id: gid }).nullable(),
	maximumRefundableSet: bag.nullable()
});
export const suggestion = z.object({
	order: z
		.object({
			cancelledAt: z.string().nullable(),
			displayFinancialStatus: z.string().nullable(),
			suggestedRefund: z
				.object({ maximumRefundableSet: bag, suggestedTransactions: z.array(suggestedTransaction) })
				.nullable(),
			transactions: z.array(
				transaction.pick({
					...{ id: true, kind: true, status: true, manualPaymentGateway: true },
					...{ parentTransaction: true, amountSet: true }
				})
			)
		})
		.nullable()
});
export type Suggestion = NonNullable<z.output<typeof suggestion>['order']>;

const problem = z.object({ field: z.array(z.string()).nullish(), message: z.string(), code: z.string().nullish() });
export type Problem = z.output<typeof problem>;
const problems = z.array(problem);

export const canceled = z.object({
	orderCancel: z
		.object({
			job: z.object({ id: gid, done: z.boolean() }).nullable(),
			orderCancelUserErrors: problems
		})
		.nullable()
});
export const job = z.object({ job: z.object({ id: gid, done: z.boolean() }).nullable() });
export const editedPage = paged(z.object({ id: gid, quantity: z.int(), editableQuantity: z.int() }));
export const begun = z.object({
	orderEditBegin: z
		.object({
			calculatedOrder: z.object({ id: gid, lineItems: editedPage }).nullable(),
			userErrors: problems
		})
		.nullable()
});
export const quantitySet = z.object({ orderEditSetQuantity: z.object({ userErrors: problems }).nullable() });
export const committed = z.object({ orderEditCommit: z.object({ userErrors: problems }).nullable() });
export const closed = z.object({ orderClose: z.object({ userErrors: problems }).nullable() });
export const refunded = z.object({
	refundCreate: z
		.object({
			refund: z
				.object({
					id: gid,
					transactions: nodes(
						z.object({ id: gid, status: z.string(), errorCode: z.string().nullable(), amountSet: bag })
					)
				})
				.nullable(),
			userErrors: problems
		})
		.nullable()
});
export const voided = z.object({
	transactionVoid: z
		.object({ transaction: z.object({ id: gid, status: z.string() }).nullable(), userErrors: problems })
		.nullable()
});
export const toSendPage = paged(z.object({ remainingQuantity: z.int(), lineItem: z.object({ id: gid }) }));
export const fulfillmentPage = paged(
	z.object({ id: gid, status: z.string(), requestStatus: z.string(), lineItems: toSendPage })
);
export const stopAsked = z.object({
	fulfillmentOrderSubmitCancellationRequest: z.object({ userErrors: problems }).nullable()
});
export const shop = z.object({
	shop: z.object({ name: z.string(), myshopifyDomain: z.string() }),
	currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) })
});
const subscription = z.object({ id: gid, topic: z.string(), uri: z.string() });
export const webhooks = z.object({ webhookSubscriptions: nodes(subscription) });
export const webhookAdded = z.object({
	webhookSubscriptionCreate: z.object({ webhookSubscription: subscription.nullable(), userErrors: problems }).nullable()
});
