import type { Ctx } from '$lib/server/ctx';
import type { Ask, Gateway, Receipt } from '../../gateway';
import { receiveAccount } from './account';
import { getToss, TossError } from './client.server';
import { failureFor, isUnknown } from './failures';
import { isAwaited, movementsOf, payment, reasonFor, receiptFor, securedBy, toToss, type Payment } from './payment';
import { listCanceled } from './transactions.server';
import { noticeIn } from './webhook';

/** Toss Payments of Korea, by its documented HTTP interface: there is no library of its own for servers. */
export const toss = ({ now }: Pick<Ctx, 'now'>): Gateway => ({
	refund: (ask) => answerTo(ask, () => cancel(ask, wholeOf(ask))),
	void: (ask) => answerTo(ask, () => release(ask)),
	async find({ reference, key }) {
		const paid = await read(reference);
		return paid && receiptFor(paid, key);
	},
	async movements(reference) {
		const paid = await read(reference);
		return paid && movementsOf(paid);
	},
	movedSince: (from) => listCanceled(getToss(), { from, until: now }),
	async secures(reference) {
		const paid = await read(reference);
		return paid && securedBy(paid);
	},
	openPayment: async () => undefined, // it is opened by Toss's own page in the payer's browser
	asked: async () => undefined,
	async closePayment(reference) {
		const paid = await read(reference);
		if (!paid || !isAwaited(paid)) return paid && securedBy(paid);
		const key = `close_${reference}`;
		await getToss()({ path: `${pathOf(reference)}/cancel`, key, body: { cancelReason: 'The order was canceled' } });
		const now = await read(reference);
		return now && securedBy(now);
	},
	verifyWebhook: noticeIn
});

const pathOf = (reference: string) => `/v1/payments/${encodeURIComponent(reference)}`;

async function read(reference: string): Promise<Payment | undefined> {
	try {
		return payment.parse(await getToss()({ path: pathOf(reference) }));
	} catch (error) {
		if (error instanceof TossError && error.problem.status === 404) return undefined;
		throw error;
	}
}

type Part = Readonly<Record<string, unknown>>;

/** How much, and where to when the way back is a bank account. Won need no currency. */
function wholeOf({ amount, currency, account }: Ask): Part {
	const to = account && receiveAccount(account);
	return {
		cancelAmount: toToss(amount, currency),
		...(currency === 'KRW' ? {} : { currency }),
		...(to ? { refundReceiveAccount: to } : {})
	};
}

async function cancel({ reference, key, facts }: Ask, part: Part): Promise<Receipt> {
	const body = { cancelReason: reasonFor(facts.order, key), ...part };
	const paid = payment.parse(await getToss()({ path: `${pathOf(reference)}/cancel`, key, body }));
	const receipt = receiptFor(paid, key);
	if (!receipt) throw new Error(`Toss answered for ${key} without naming it`);
	return receipt;
}

/** What nobody has paid yet is given up, but only all of it; what was paid meanwhile is refunded, and the receipt says so. */
async function release(ask: Ask): Promise<Receipt> {
	const paid = await read(ask.reference);
	if (!paid) return failed('NOT_FOUND_PAYMENT', `Toss has no payment ${ask.reference}`);
	return cancel(ask, isAwaited(paid) ? {} : wholeOf(ask));
}

async function answerTo({ reference, key }: Ask, call: () => Promise<Receipt>): Promise<Receipt> {
	try {
		return await call();
	} catch (error) {
		if (!(error instanceof TossError) || isUnknown(error.problem)) throw error;
		const paid = error.problem.status === 404 ? undefined : await read(reference);
		return (paid && receiptFor(paid, key)) ?? failed(error.problem.code, error.problem.message);
	}
}

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: failureFor(code, words)
});
