import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** A call as it came over the wire. */
export type Call = {
	readonly method: string;
	readonly path: string;
	readonly type: string;
	readonly key: string | undefined;
	readonly version: string | undefined;
	readonly form: Readonly<Record<string, string>>;
};

/** How a call goes wrong. `does`: what was asked for happens all the same. `kept`: the answer is given again for this key. */
export type Fault = {
	readonly on: RegExp;
	readonly status?: number;
	readonly error?: Readonly<Record<string, string>>;
	readonly silent?: boolean;
	readonly does?: boolean;
	readonly kept?: boolean;
};

type Answer = { readonly status: number; readonly body: unknown };
export type Entry = Record<string, unknown> & { id: string };

/** Keeps payments and refunds as Stripe does, and answers in its wire format. `from`: when its first refund was made. */
export async function startStripeDouble(port = 0, from = 1_772_000_100) {
	const intents = new Map<string, Entry>();
	const refunds: Entry[] = [];
	const calls: Call[] = [];
	const faults: Fault[] = [];
	const kept = new Map<string, { readonly form: string; readonly answer: Answer }>();
	const books = { intents, refunds, from };

	const server = createServer((request, response) => {
		void read(request).then((call) => {
			calls.push(call);
			const before = call.key === undefined ? undefined : kept.get(call.key);
			if (before) return send(response, repeat(before, call), true);
			const at = faults.findIndex(({ on }) => on.test(`${call.method} ${call.path}`));
			const [fault] = at < 0 ? [] : faults.splice(at, 1);
			const answer = fault && !fault.does ? wrong(fault) : act(books, call);
			const said = fault ? wrong(fault) : answer;
			const keeps = fault ? fault.kept || fault.does : answer.status < 400;
			if (call.key !== undefined && keeps)
				kept.set(call.key, { form: JSON.stringify(call.form), answer: fault?.kept ? said : answer });
			if (!fault?.silent) send(response, said, false);
		});
	});
	await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

	/** A payment of this much, captured unless told. */
	const pay = (amount: number, over: Record<string, unknown> = {}, id = `pi_${intents.size + 1}`): string => {
		const taken = { status: 'succeeded', amount_received: amount, amount_capturable: 0 };
		intents.set(id, { id, ...PAYMENT, amount, ...taken, latest_charge: `ch_${id}`, ...over });
		return id;
	};
	const authorize = (amount: number) =>
		pay(amount, { status: 'requires_capture', amount_received: 0, amount_capturable: amount });
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	return { url, calls, refunds, intents, faults, kept, pay, authorize, close };
}

const PAYMENT = { object: 'payment_intent', currency: 'usd', metadata: {}, created: 1_772_000_000, canceled_at: null };

async function read(request: IncomingMessage): Promise<Call> {
	const url = new URL(request.url ?? '/', 'http://stripe');
	const sent = new URLSearchParams(await text(request));
	const form = Object.fromEntries([...url.searchParams, ...sent]);
	const of = (name: string) => z.string().optional().parse(request.headers[name]);
	return {
		method: request.method ?? '',
		path: url.pathname,
		type: of('content-type') ?? '',
		key: of('idempotency-key'),
		version: of('stripe-version'),
		form
	};
}

function send(response: ServerResponse, { status, body }: Answer, replayed: boolean): void {
	response.writeHead(status, {
		'content-type': 'application/json',
		'request-id': 'req_1',
		...(status >= 500 ? { 'stripe-should-retry': 'false' } : {}),
		...(replayed ? { 'idempotent-replayed': 'true' } : {})
	});
	response.end(JSON.stringify(body));
}

const failing = (status: number, error: Readonly<Record<string, string>>): Answer => ({ status, body: { error } });

const wrong = ({ status = 500, error = { type: 'api_error', message: 'Something went wrong' } }: Fault) =>
	failing(status, error);

function repeat({ form, answer }: { form: string; answer: Answer }, call: Call): Answer {
	if (form === JSON.stringify(call.form)) return answer;
	return failing(400, { type: 'idempotency_error', message: 'Keys can only be used with the same parameters' });
}

type Books = { readonly intents: Map<string, Entry>; readonly refunds: Entry[]; readonly from: number };

function act(books: Books, { method, path, form }: Call): Answer {
	const [, , kind, id = '', verb] = path.split('/');
	if (kind === 'refunds') return method === 'POST' ? refund(books, form) : list(books, form);
	if (kind === 'payment_intents' && method === 'POST' && id === '') return open(books, form);
	if (kind === 'charges') return { status: 200, body: { id, object: 'charge', payment_intent: id.replace('ch_', '') } };
	const intent = books.intents.get(id);
	if (!intent) return missing(id);
	if (verb === undefined) return { status: 200, body: intent };
	if (verb === 'confirm') return confirm(intent, form);
	return verb === 'cancel' ? cancel(intent) : capture(intent, form);
}

/** What a payer's browser asks for, by Stripe's own test cards: one that pays, one declined, and a bank that takes days. */
function confirm(intent: Entry, { payment_method: card = '' }: Readonly<Record<string, string>>): Answer {
	if (!String(intent['status']).startsWith('requires_')) return unexpected(intent);
	if (card === 'pm_card_chargeDeclined') {
		const error = { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' };
		Object.assign(intent, { status: 'requires_payment_method', last_payment_error: error });
		return failing(402, { ...error, message: 'Your card was declined.' });
	}
	const slow = card === 'pm_usBankAccount_processing';
	const taken = slow ? { status: 'processing' } : { status: 'succeeded', amount_received: intent['amount'] };
	Object.assign(intent, taken, { last_payment_error: null, latest_charge: `ch_${intent.id}` });
	return { status: 200, body: intent };
}

const missing = (id: string) =>
	failing(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such payment_intent: '${id}'` });

const inMetadata = (form: Readonly<Record<string, string>>) =>
	Object.fromEntries(
		Object.entries(form).flatMap(([name, value]) => {
			const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
			return key === undefined ? [] : [[key, value]];
		})
	);

function refund({ intents, refunds, from }: Books, form: Readonly<Record<string, string>>): Answer {
	const of = form['payment_intent'] ?? form['charge']?.replace('ch_', '') ?? '';
	const intent = intents.get(of);
	if (!intent) return missing(of);
	const amount = Number(form['amount']);
	const gone = refunds.filter((one) => one['payment_intent'] === of && one['status'] !== 'failed');
	const left = Number(intent['amount_received']) - gone.reduce((sum, one) => sum + Number(one['amount']), 0);
	if (left === 0)
		return failing(400, {
			type: 'invalid_request_error',
			code: 'charge_already_refunded',
			message: 'Already refunded'
		});
	if (amount > left) return failing(400, { type: 'invalid_request_error', message: 'Refund amount is greater' });
	const made = {
		...{ id: `re_${refunds.length + 1}`, object: 'refund', amount, currency: intent['currency'], status: 'succeeded' },
		...{ payment_intent: of, charge: `ch_${of}`, metadata: inMetadata(form), created: from + refunds.length },
		destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } }
	};
	refunds.unshift(made);
	return { status: 200, body: made };
}

/** Of a payment, or of the whole account; two at a time, so that whoever lists has to turn pages. */
function list({ intents, refunds }: Books, form: Readonly<Record<string, string>>): Answer {
	const of = form['payment_intent'] ?? form['charge']?.replace('ch_', '');
	if (of !== undefined && !intents.has(of)) return missing(of);
	const since = Number(form['created[gte]'] ?? 0);
	const all = refunds.filter(
		(one) => (of === undefined || one['payment_intent'] === of) && Number(one['created']) >= since
	);
	const from = form['starting_after'] ? all.findIndex(({ id }) => id === form['starting_after']) + 1 : 0;
	const data = all.slice(from, from + 2);
	return { status: 200, body: { object: 'list', url: '/v1/refunds', data, has_more: from + 2 < all.length } };
}

function cancel(intent: Entry): Answer {
	if (intent['status'] === 'succeeded' || intent['status'] === 'canceled') return unexpected(intent);
	Object.assign(intent, { status: 'canceled', amount_capturable: 0, canceled_at: 1_772_000_200 });
	return { status: 200, body: intent };
}

function capture(intent: Entry, form: Readonly<Record<string, string>>): Answer {
	if (intent['status'] !== 'requires_capture') return unexpected(intent);
	const taken = { status: 'succeeded', amount_received: Number(form['amount_to_capture']), amount_capturable: 0 };
	Object.assign(intent, taken, { metadata: inMetadata(form) });
	return { status: 200, body: intent };
}

const unexpected = ({ status }: Entry) =>
	failing(400, {
		type: 'invalid_request_error',
		code: 'payment_intent_unexpected_state',
		message: `This PaymentIntent has a status of ${String(status)}`
	});

function open({ intents }: Books, form: Readonly<Record<string, string>>): Answer {
	const id = `pi_${intents.size + 1}`;
	const nothing = { amount_received: 0, amount_capturable: 0, latest_charge: null, last_payment_error: null };
	const made = {
		...{ ...PAYMENT, id, amount: Number(form['amount']), currency: form['currency'], client_secret: `${id}_secret` },
		...{ ...nothing, status: 'requires_payment_method', metadata: inMetadata(form) }
	};
	intents.set(id, made);
	return { status: 200, body: made };
}
