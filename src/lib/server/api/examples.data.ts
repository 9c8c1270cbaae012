const [ORDER, DESK, CARD, CASE, QUOTE, REFUND] = [
	'ord_01kjpzv280000000000000000e',
	'lin_01kjpzv280000000000000000g',
	'ten_01kjpzv280000000000000000f',
	'can_01kjpzv280000000000000000q',
	'qte_01kjpzv280000000000000000p',
	'rfd_01kjpzv2800000000000000011'
] as const;

const unitsOf = (open: number, held = 0) => ({ open, held, canceled: 0, fulfilling: 0, shipped: 0, delivered: 0 });

const order = {
	id: ORDER,
	number: '20431',
	currency: 'USD',
	total: 3200,
	owed: 0,
	state: 'open',
	email: 'ada@example.com',
	name: 'Ada Lovelace',
	region: 'US',
	locale: 'en',
	placed_at: '2026-03-02T09:00:00.000Z',
	line_items: [
		{
			id: DESK,
			sku: 'DESK',
			title: 'Walnut desk',
			quantity: 2,
			unit_price: 1200,
			discount: 0,
			tax: 0,
			paid: 2400,
			supplier: null,
			units: unitsOf(1, 1)
		}
	],
	charges: [{ kind: 'shipping', amount: 800, tax: 0 }],
	tenders: [
		{
			id: CARD,
			kind: 'card',
			reference: 'pi_3QX',
			authorized: 3200,
			captured: 3200,
			refunded: 0,
			reserved: 1200,
			charged_back: 0,
			over_returned: 0
		}
	],
	cancellations: [CASE]
};

const { id, number, currency, total, email, name, region, placed_at } = order;
const orderSummary = { id, number, currency, total, email, name, region, placed_at, units: unitsOf(1, 1) };

const quote = {
	id: QUOTE,
	hash: '52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23',
	expires_at: '2026-03-02T10:30:00.000Z',
	currency: 'USD',
	lines: [{ line_item: DESK, quantity: 1, amount: 1200, tax: 0, discount: 0 }],
	shipping: 0,
	shipping_tax: 0,
	fee: 0,
	fees: [],
	adjustments: [],
	tax: 0,
	discount: 0,
	worth: 1200,
	lowers_debt: 0,
	due: 1200,
	tenders: [{ tender: CARD, amount: 1200, expected_by: '2026-03-09T10:00:00.000Z' }],
	whole_only: [],
	points_taken: 0,
	coupons: [],
	offers: []
};

const PLANNED = {
	id: REFUND,
	tender: CARD,
	kind: 'refund',
	method: 'original_payment',
	amount: 1200,
	state: 'planned'
};
const UNTOLD = { reference: null, trace: null, failure: null };

const cancellation = {
	id: CASE,
	number: 'C-1027',
	order: ORDER,
	order_number: '20431',
	state: 'in_progress',
	origin: 'customer',
	label: 'Cancellation in progress [Customer]',
	version: 2,
	currency: 'USD',
	quote,
	worth: 1200,
	due: 1200,
	refunded: 0,
	waived: 0,
	requested_at: '2026-03-02T10:00:00.000Z',
	grace_until: '2026-03-02T10:15:00.000Z',
	released_at: null,
	refund_due_at: '2026-03-05T10:00:00.000Z',
	items: [{ line_item: DESK, quantity: 1, reason: 'changed_mind', amount: 1200, tax: 0 }],
	refunds: [{ ...PLANNED, ...UNTOLD }],
	supplier: [],
	timeline: [
		{ at: '2026-03-02T10:00:00.000Z', event: 'cancellation.requested', by: 'Ada Lovelace' },
		{ at: '2026-03-02T10:05:00.000Z', event: 'cancellation.accepted', by: 'Acme' }
	]
};

const refund = {
	...PLANNED,
	...UNTOLD,
	cancellation: CASE,
	order: ORDER,
	currency: 'USD',
	needs_release: false,
	created_at: '2026-03-02T10:05:00.000Z',
	due_at: '2026-03-02T10:15:00.000Z',
	submitted_at: null,
	settled_at: null
};

const event = {
	id: 'evt_01kjpzv280000000000000000x',
	at: '2026-03-02T10:05:00.000Z',
	event: 'cancellation.accepted',
	subject: CASE,
	order: ORDER,
	cancellation: CASE,
	by: 'Acme',
	data: { due: 1200, currency: 'USD' }
};

const lossMeter = {
	possible: true,
	at_risk: 1200,
	rows: [
		{
			effect: 'gateway_refunded',
			color: 'recoverable',
			at_risk: 1200,
			remedy: 'recapture_or_balance_due',
			answered: false,
			about: REFUND,
			blocks: false
		}
	]
};

const webhookEndpoint = {
	id: 'whe_01kjpzv280000000000000000y',
	kind: 'standard',
	name: 'Warehouse',
	address: 'https://erp.example.com/hooks',
	events: ['cancellation.accepted', 'refund.succeeded'],
	state: 'on',
	partner: null,
	buyer: null,
	off_reason: null,
	failing_since: null,
	created_at: '2026-03-02T09:00:00.000Z'
};

const webhookDelivery = {
	id: 'whd_01kjpzv280000000000000000z',
	endpoint: webhookEndpoint.id,
	message: event.id,
	event: 'cancellation.accepted',
	state: 'delivered',
	tries: 1,
	status: 204,
	next_try_at: null,
	created_at: '2026-03-02T10:05:01.000Z',
	delivered_at: '2026-03-02T10:05:01.000Z'
};

const webhookDeliveryLog = {
	...webhookDelivery,
	body: JSON.stringify({ type: event.event, timestamp: event.at, data: event }),
	attempts: [{ at: '2026-03-02T10:05:01.000Z', status: 204, silence: null, response: '', took_ms: 84 }]
};

/** What is answered, by the title of its schema. */
export const ANSWERS: Readonly<Record<string, unknown>> = {
	Order: order,
	Quote: quote,
	Cancellation: cancellation,
	Refund: refund,
	LossMeter: lossMeter,
	Return: {
		...{ id: 'ret_01kjpzv2800000000000000031', order: ORDER, cancellation: null, state: 'open' },
		...{
			opened_at: '2026-03-02T10:00:00.000Z',
			received_at: null,
			proven_at: null,
			items: [{ line_item: DESK, quantity: 1 }]
		}
	},
	Connection: {
		...{ id: 'con_01kjpzv2800000000000000021', kind: 'shopify', role: 'buyer', name: 'Our store', state: 'on' },
		...{ version: 1, base_url: null, settings: { shop: 'our-store' } },
		webhook_url: 'https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021',
		...{ webhooks: ['ORDERS_CREATE'], missing: ['write_order_edits'], trouble: null, failing_since: null },
		...{ webhooks_refused: 0, webhooks_refused_at: null },
		...{ last_in_at: '2026-03-02T10:12:00.000Z', last_out_at: null, created_at: '2026-03-02T10:00:00.000Z' }
	},
	WebhookEndpoint: webhookEndpoint,
	WebhookSecret: { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', old_until: null },
	WebhookDelivery: webhookDelivery,
	WebhookDeliveryLog: webhookDeliveryLog,
	Reasons: {
		reasons: [
			{ code: 'changed_mind', text: 'I changed my mind', on: true, shops_fault: false, shopper: true },
			{ code: 'sold_out', text: 'Sold out', on: true, shops_fault: true, shopper: false }
		]
	},
	EventFeed: { events: [event], next: '42' },
	OrderSummary: orderSummary
};

const ITEM = { line_item: DESK, quantity: 1 };

/** What is sent, by the operation. */
export const BODIES: Readonly<Record<string, unknown>> = {
	'orders.create': {
		number: '20431',
		email: 'ada@example.com',
		name: 'Ada Lovelace',
		currency: 'USD',
		placed_at: '2026-03-02T09:00:00Z',
		region: 'US',
		line_items: [{ sku: 'DESK', title: 'Walnut desk', quantity: 2, unit_price: 1200 }],
		charges: [{ kind: 'shipping', amount: 800 }],
		tenders: [{ kind: 'card', gateway: 'stripe', reference: 'pi_3QX', captured: 3200 }]
	},
	'orders.fulfillments': { action: 'pack', items: [ITEM] },
	'quotes.create': { order: ORDER, items: [ITEM] },
	'cancellations.create': {
		order: ORDER,
		items: [{ ...ITEM, reason: 'changed_mind' }],
		quote: QUOTE,
		on_behalf_of: 'customer',
		via: 'phone',
		ask: true
	},
	'cancellations.accept': { when: 'now', refunds: [{ tender: CARD, amount: 1200 }], restock: true, note: 'As agreed' },
	'cancellations.reject': { reason: 'It left this morning', show: true },
	'cancellations.withdraw': {},
	'cancellations.send-now': {},
	'cancellations.unaccept': {},
	'cancellations.offer': {},
	'cancellations.drop': { items: [ITEM], reason: 'It had left the warehouse' },
	'cancellations.refunds': { amount: 600 },
	'cancellations.deposits': { refund: REFUND, date: '2026-03-05', reference: 'WIRE-7' },
	'cancellations.go-on': { reason: 'A regular customer; cheap to lose' },
	'cancellations.waive': { reason: 'Agreed on the telephone' },
	'cancellations.undo': { answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] },
	'cancellations.supplier-answers': {
		supplier_cancellation: 'sca_01kjq0f6s0000000000000005d',
		answer: 'approved',
		via: 'email'
	},
	'cancellations.messages': { body: 'We are looking into it.' },
	'returns.answer': { outcome: 'received', items: [ITEM], date: '2026-03-05', restock: true },
	'refunds.hold': { reason: 'The customer asked us to wait' },
	'refunds.release': {},
	'refunds.retry': {},
	'connections.create': {
		...{ kind: 'shopify', role: 'buyer', name: 'Our store' },
		credentials: { shop: 'our-store', access_token: 'shpat_…', client_secret: 'shpss_…' }
	},
	'connections.change': { name: 'Our store in Lyon', credentials: { access_token: 'shpat_…' }, state: 'on' },
	'connections.test': {},
	'webhook-endpoints.create': {
		name: webhookEndpoint.name,
		address: webhookEndpoint.address,
		events: webhookEndpoint.events
	},
	'webhook-endpoints.change': { events: ['refund.succeeded', 'refund.failed'] },
	'webhook-endpoints.pause': {},
	'webhook-endpoints.resume': {},
	'webhook-endpoints.rotate-secret': { old: 'day' },
	'webhook-endpoints.test': {},
	'webhook-deliveries.redeliver': {},
	'policy.change': { grace_minutes: 15, fee: { percent: 5 } }
};
