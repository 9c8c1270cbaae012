import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** A call as it came over the wire. */
export type TossCall = {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly key: string | undefined;
	readonly body: unknown;
};
/** How the next cancellation goes wrong. `does`: it is made all the same. `silent`: nothing is answered. */
export type TossFault = {
	readonly status?: number;
	readonly code?: string;
	readonly does?: boolean;
	readonly silent?: boolean;
};
type Answer = { readonly status: number; readonly body: unknown };
type Payment = Record<string, unknown> & {
	totalAmount: number;
	balanceAmount: number;
	status: string;
	cancels: unknown[];
};

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** What may be sent with a cancellation, and nothing else. */
const asked = z.strictObject({
	cancelReason: z.string().min(1).max(200),
	cancelAmount: z.number().positive().optional(),
	currency: z.string().optional(),
	refundReceiveAccount: z
		.strictObject({
			bank: z.string().length(2),
			accountNumber: z.string().regex(/^\d{1,20}$/),
			holderName: z.string().max(60)
		})
		.optional()
});

/** Keeps payments as Toss Payments does: answers, also its no, are given again for their key. */
export async function startTossDouble() {
	const payments = new Map<string, Payment>();
	const calls: TossCall[] = [];
	const faults: TossFault[] = [];
	const kept = new Map<string, Answer>();
	const transactions: Transaction[] = [];
	/** `slow`: a cancellation is decided later, as of wallets abroad. */
	const double = { slow: false };

	const act = (call: TossCall): Answer | undefined => {
		if (call.path.startsWith('/v1/transactions?')) return list(transactions, call.path);
		const [, reference = '', verb] = /^\/v1\/payments\/([^/]+)(\/cancel)?$/.exec(call.path) ?? [];
		const payment = payments.get(decodeURIComponent(reference));
		if (!payment) return no(404, 'NOT_FOUND_PAYMENT');
		if (!verb) return { status: 200, body: payment };
		const before = kept.get(call.key ?? '');
		if (before) return before;
		const fault = faults.shift();
		const answer = fault && !fault.does ? undefined : cancel(payment, call.body, double.slow ? 'IN_PROGRESS' : 'DONE');
		const said = fault?.status ? no(fault.status, fault.code ?? '') : answer;
		if (call.key !== undefined) kept.set(call.key, answer ?? said ?? no(500, 'COMMON_ERROR'));
		return fault?.silent ? undefined : said;
	};
	const server = createServer((request, response) => {
		void read(request).then((call) => {
			calls.push(call);
			const answer = act(call);
			if (!answer) return;
			response.writeHead(answer.status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer.body));
		});
	});
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

	/** A payment of this much, paid unless told. */
	const pay = (totalAmount: number, over: Record<string, unknown> = {}): string => {
		const paymentKey = `tpk_${payments.size + 1}`;
		const paid = { status: 'DONE', currency: 'KRW', approvedAt: '2026-03-02T18:00:00+09:00', virtualAccount: null };
		payments.set(paymentKey, { paymentKey, ...paid, totalAmount, balanceAmount: totalAmount, cancels: [], ...over });
		return paymentKey;
	};
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	return Object.assign(double, { url, calls, faults, payments, transactions, pay, close });
}

/** One approval or cancellation in the list of the whole shop. */
type Transaction = {
	readonly transactionKey: string;
	readonly paymentKey: string;
	readonly status: string;
	readonly transactionAt: string;
};

/** What may be asked of the list; times are Korea's. */
const span = z.strictObject({
	startDate: z.string().regex(LOCAL_TIME),
	endDate: z.string().regex(LOCAL_TIME),
	startingAfter: z.string().optional(),
	limit: z.coerce.number().int().max(10_000).default(100)
});

/** In time, from whatever comes after the key, so many at most. */
function list(all: readonly Transaction[], path: string): Answer {
	const read = span.safeParse(Object.fromEntries(new URL(path, 'http://toss').searchParams));
	if (!read.success) return no(400, 'INVALID_REQUEST');
	const { startDate, endDate, startingAfter, limit } = read.data;
	const within = all.filter(({ transactionAt: at }) => at.slice(0, 19) >= startDate && at.slice(0, 19) <= endDate);
	const from = startingAfter ? within.findIndex(({ transactionKey }) => transactionKey === startingAfter) + 1 : 0;
	if (startingAfter && from === 0) return no(400, 'INVALID_TRANSACTION_KEY');
	return { status: 200, body: within.slice(from, from + limit).map((one) => ({ ...MERCHANT, ...one })) };
}

const MERCHANT = {
	mId: 'tvivarepublica',
	orderId: 'o',
	method: '카드',
	currency: 'KRW',
	customerKey: null,
	amount: 100
};

function cancel(payment: Payment, body: unknown, cancelStatus: string): Answer {
	const read = asked.safeParse(body);
	if (!read.success) return no(400, 'INVALID_REQUEST');
	const waiting = payment.status === 'WAITING_FOR_DEPOSIT';
	const { cancelReason, cancelAmount = payment.balanceAmount, refundReceiveAccount } = read.data;
	if (payment.balanceAmount === 0) return no(400, 'ALREADY_CANCELED_PAYMENT');
	if (waiting && cancelAmount < payment.balanceAmount) return no(403, 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
	if (cancelAmount > payment.balanceAmount) return no(403, 'NOT_CANCELABLE_AMOUNT');
	if (payment['virtualAccount'] && !waiting && !refundReceiveAccount) return no(400, 'INVALID_REFUND_ACCOUNT_INFO');
	payment.balanceAmount -= cancelAmount;
	payment.status = payment.balanceAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
	const transactionKey = `TX${payment.cancels.length + 1}`;
	const canceledAt = '2026-03-02T18:00:00+09:00';
	payment.cancels.push({ transactionKey, cancelReason, cancelAmount, canceledAt, cancelStatus });
	return { status: 200, body: structuredClone(payment) };
}

const no = (status: number, code: string): Answer => ({ status, body: { code, message: `말하자면 ${code}` } });

async function read(request: IncomingMessage): Promise<TossCall> {
	const sent = await text(request);
	const of = (name: string) => z.string().optional().parse(request.headers[name]);
	return {
		method: request.method ?? '',
		path: request.url ?? '',
		authorization: of('authorization'),
		key: of('idempotency-key'),
		body: sent === '' ? undefined : JSON.parse(sent)
	};
}
