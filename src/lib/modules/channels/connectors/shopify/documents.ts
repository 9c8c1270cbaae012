/** The version of the Admin API all of this is written for. Its schema is among the fixtures, and a test holds it to that. */
export const VERSION = '2026-10';

const MONEY = 'presentmentMoney { amount currencyCode }';
const LINES = `pageInfo { hasNextPage endCursor } nodes {
	id sku title variantTitle quantity currentQuantity
	originalUnitPriceSet { ${MONEY} }
	discountAllocations { allocatedAmountSet { ${MONEY} } }
	taxLines { priceSet { ${MONEY} } }
}`;

/** Everything said to Shopify, by what the log calls it. */
export const DOCUMENTS = {
	readOrder: `query readOrder($id: ID!) { order(id: $id) {
		id name createdAt updatedAt email customerLocale taxesIncluded presentmentCurrencyCode
		cancelledAt closed cancellation { staffNote }
		customer { displayName defaultEmailAddress { emailAddress } }
		shippingAddress { name countryCodeV2 } billingAddress { name countryCodeV2 }
		lineItems(first: 50) { ${LINES} }
		shippingLines(first: 5, includeRemovals: true) { nodes { title discountedPriceSet { ${MONEY} } taxLines { priceSet { ${MONEY} } } } }
		totalAdditionalFees: currentTotalAdditionalFeesSet { ${MONEY} }
		transactions(first: 50) {
			id kind status gateway formattedGateway createdAt errorCode
			amountSet { ${MONEY} } parentTransaction { id }
		}
		refunds(first: 30) { id note createdAt
			refundLineItems(first: 20) { nodes { quantity restockType lineItem { id } } }
			transactions(first: 5) { nodes { id } }
		}
		fulfillments(first: 20) { status fulfillmentLineItems(first: 20) { nodes { quantity lineItem { id } } } }
	} }`,
	readLines: `query readLines($id: ID!, $after: String) { order(id: $id) { lineItems(first: 50, after: $after) { ${LINES} } } }`,
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
		calculatedOrder { id lineItems(first: 250) { nodes { id quantity editableQuantity } } } userErrors { field message }
	} }`,
	setQuantity: `mutation setQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean) {
		orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) {
			calculatedLineItem { id quantity } userErrors { field message }
		}
	}`,
	commitEdit: `mutation commitEdit($id: ID!, $notify: Boolean, $note: String) {
		orderEditCommit(id: $id, notifyCustomer: $notify, staffNote: $note) { order { id } userErrors { field message } }
	}`,
	suggestRefund: `query suggestRefund($id: ID!) { order(id: $id) {
		id cancelledAt
		suggestedRefund(suggestFullRefund: true) {
			maximumRefundableSet { ${MONEY} }
			suggestedTransactions {
				gateway parentTransaction { id } maximumRefundableSet { ${MONEY} }
			}
		}
		transactions(first: 50) { id kind status parentTransaction { id } amountSet { ${MONEY} } }
	} }`,
	createRefund: `mutation createRefund($input: RefundInput!, $key: String!) {
		refundCreate(input: $input) @idempotent(key: $key) {
			refund { id transactions(first: 10) { nodes { id status errorCode amountSet { ${MONEY} } } } }
			userErrors { field message }
		}
	}`,
	voidTransaction: `mutation voidTransaction($id: ID!) { transactionVoid(parentTransactionId: $id) {
		transaction { id status } userErrors { code field message }
	} }`,
	closeOrder: `mutation closeOrder($id: ID!) { orderClose(input: { id: $id }) { order { id closed } userErrors { field message } } }`,
	fulfillmentOrders: `query fulfillmentOrders($id: ID!) { order(id: $id) { fulfillmentOrders(first: 10) { nodes {
		id status requestStatus lineItems(first: 30) { nodes { remainingQuantity lineItem { id } } }
	} } } }`,
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
