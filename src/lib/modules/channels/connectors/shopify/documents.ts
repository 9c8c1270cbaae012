/** The version of the Admin API all of this is written for. Its schema is among the fixtures, and a test holds it to that. */
export const VERSION = '2026-10';

const MONEY = 'presentmentMoney { amount currencyCode }';
const LINES = `pageInfo { hasNextPage endCursor } nodes {
	id sku title variantTitle quantity currentQuantity
	originalUnitPriceSet { ${MONEY} }
	discountAllocations { allocatedAmountSet { ${MONEY} } }
	taxLines { priceSet { ${MONEY} } }
}`;

const PAGE = 'pageInfo { hasNextPage endCursor }';
const SENT = `${PAGE} nodes { quantity lineItem { id } }`;
const GIVEN = `${PAGE} nodes { quantity restockType lineItem { id } }`;
const TO_SEND = `${PAGE} nodes { remainingQuantity lineItem { id } }`;
const SHIPPING = `${PAGE} nodes { title discountedPriceSet { ${MONEY} } taxLines { priceSet { ${MONEY} } } }`;
const EDITED = `${PAGE} nodes { id quantity editableQuantity }`;

/**
 * Everything said to Shopify, by what the log calls it. Lists that are no connections are asked for without an end: they
 * can only be cut off, and what lies behind could not be asked for.
 */
export const DOCUMENTS = {
	readOrder: `query readOrder($id: ID!) { order(id: $id) {
		id name createdAt updatedAt email customerLocale taxesIncluded presentmentCurrencyCode
		cancelledAt closed displayFinancialStatus cancellation { staffNote }
		shippingAddress { name countryCodeV2 } billingAddress { name countryCodeV2 }
		lineItems(first: 50) { ${LINES} }
		shippingLines(first: 5, includeRemovals: true) { ${SHIPPING} }
		totalPriceSet { ${MONEY} } totalCashRoundingAdjustment { paymentSet { ${MONEY} } }
		originalTotalDutiesSet { ${MONEY} } originalTotalAdditionalFeesSet { ${MONEY} } totalTipReceivedSet { ${MONEY} }
		transactions {
			id kind status gateway formattedGateway manualPaymentGateway createdAt errorCode
			amountSet { ${MONEY} } parentTransaction { id }
		}
		refunds { id note createdAt
			refundLineItems(first: 10) { ${GIVEN} }
			transactions(first: 5) { ${PAGE} nodes { id } }
		}
		fulfillments { id status fulfillmentLineItems(first: 10) { ${SENT} } }
	} }`,
	readLines: `query readLines($id: ID!, $after: String) { order(id: $id) { page: lineItems(first: 50, after: $after) { ${LINES} } } }`,
	readShipping: `query readShipping($id: ID!, $after: String) { order(id: $id) { page: shippingLines(first: 50, after: $after, includeRemovals: true) { ${SHIPPING} } } }`,
	readGiven: `query readGiven($id: ID!, $after: String) { refund(id: $id) { page: refundLineItems(first: 100, after: $after) { ${GIVEN} } } }`,
	readPaidBack: `query readPaidBack($id: ID!, $after: String) { refund(id: $id) { page: transactions(first: 100, after: $after) { ${PAGE} nodes { id } } } }`,
	readSent: `query readSent($id: ID!, $after: String) { fulfillment(id: $id) { page: fulfillmentLineItems(first: 100, after: $after) { ${SENT} } } }`,
	findOrders: `query findOrders($query: String!) { orders(first: 10, query: $query) { nodes { id name } } }`,
	changedOrders: `query changedOrders($query: String!, $after: String) {
		orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
			pageInfo { hasNextPage endCursor } nodes { id }
		}
	}`,
	cancelOrder: `mutation cancelOrder($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $notify: Boolean, $note: String) {
		orderCancel(
			orderId: $orderId, reason: $reason, restock: $restock, notifyCustomer: $notify, staffNote: $note,
			refundMethod: { originalPaymentMethodsRefund: false }
		) { job { id done } orderCancelUserErrors { code field message } }
	}`,
	readJob: 'query readJob($id: ID!) { job(id: $id) { id done } }',
	beginEdit: `mutation beginEdit($id: ID!) { orderEditBegin(id: $id) {
		calculatedOrder { id lineItems(first: 100) { ${EDITED} } } userErrors { field message }
	} }`,
	readEdit: `query readEdit($id: ID!, $after: String) { node(id: $id) { ... on CalculatedOrder { page: lineItems(first: 100, after: $after) { ${EDITED} } } } }`,
	setQuantity: `mutation setQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean) {
		orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) {
			calculatedLineItem { id quantity } userErrors { field message }
		}
	}`,
	commitEdit: `mutation commitEdit($id: ID!, $notify: Boolean, $note: String) {
		orderEditCommit(id: $id, notifyCustomer: $notify, staffNote: $note) { order { id } userErrors { field message } }
	}`,
	suggestRefund: `query suggestRefund($id: ID!) { order(id: $id) {
		id cancelledAt displayFinancialStatus
		suggestedRefund(suggestFullRefund: true) {
			maximumRefundableSet { ${MONEY} }
			suggestedTransactions {
				gateway parentTransaction { id } maximumRefundableSet { ${MONEY} }
			}
		}
		transactions { id kind status manualPaymentGateway parentTransaction { id } amountSet { ${MONEY} } }
	} }`,
	createRefund: `mutation createRefund($input: RefundInput!, $key: String!) {
		refundCreate(input: $input) @idempotent(key: $key) {
			refund { id transactions(first: 50) { nodes { id status errorCode amountSet { ${MONEY} } } } }
			userErrors { field message }
		}
	}`,
	voidTransaction: `mutation voidTransaction($id: ID!) { transactionVoid(parentTransactionId: $id) {
		transaction { id status } userErrors { code field message }
	} }`,
	closeOrder: `mutation closeOrder($id: ID!) { orderClose(input: { id: $id }) { order { id closed } userErrors { field message } } }`,
	fulfillmentOrders: `query fulfillmentOrders($id: ID!, $after: String) { order(id: $id) {
		page: fulfillmentOrders(first: 10, after: $after) { ${PAGE} nodes { id status requestStatus lineItems(first: 20) { ${TO_SEND} } } }
	} }`,
	readToSend: `query readToSend($id: ID!, $after: String) { fulfillmentOrder(id: $id) { page: lineItems(first: 100, after: $after) { ${TO_SEND} } } }`,
	askToStop: `mutation askToStop($id: ID!, $message: String) {
		fulfillmentOrderSubmitCancellationRequest(id: $id, message: $message) {
			fulfillmentOrder { id requestStatus } userErrors { field message }
		}
	}`,
	readShop: `query readShop {
		shop { name myshopifyDomain } currentAppInstallation { accessScopes { handle } }
	}`,
	readWebhooks: `query readWebhooks($uri: String!) { webhookSubscriptions(first: 100, uri: $uri) { nodes { id topic uri } } }`,
	addWebhook: `mutation addWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) {
		webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
			webhookSubscription { id topic uri } userErrors { field message }
		}
	}`
} as const;

export type Operation = keyof typeof DOCUMENTS;
