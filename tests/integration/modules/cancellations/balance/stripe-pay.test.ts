import Stripe from 'stripe';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { recordPayment } from '../../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { setStripe } from '../../../../../src/lib/modules/payments/gateways/stripe/client.server';
import { payments } from '../../../../../src/lib/modules/payments/payments.tables.server';
import { events } from '../../../../../src/lib/server/tables.server';
import { setProviders } from '../../../../../src/lib/server/config/providers';
import { hear } from '../../../../../src/lib/wiring/pay/gateway-webhooks.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { checkByLink, payByStripe } from '../../../../../src/lib/wiring/pay/pay-page.server';
import { giveUpBalance } from '../../../../../src/lib/wiring/pay/payments.server';
import { openShop, type Shop } from '../../../../support/shop';
import { startStripeDouble } from '../../../../support/stripe-double';
import { debtor } from './steps';

const SECRET = 'whsec_pay';
let shop: Shop;
let desk: ReturnType<typeof debtor>;
let double: Awaited<ReturnType<typeof startStripeDouble>>;
beforeAll(async () => {
	shop = await openShop();
	desk = debtor(shop);
	double = await startStripeDouble();
	setProviders(['sandbox', 'stripe']);
	setStripe({ key: 'sk_test', publishableKey: 'pk_test', url: double.url, webhookSecret: SECRET, answerWithin: 300 });
});
beforeEach(() => {
	double.faults.length = 0;
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
	await double.close();
});

/** An order paid at Stripe that owes $32.40 after an undo, and the way to pay it. */
async function owing() {
	const reference = double.pay(5840);
	const { order, id } = await desk.owing({ tenders: [{ kind: 'card', gateway: 'stripe', reference, captured: 5840 }] });
	const token = await desk.tokenFor(order);
	const link = { token, demo: false };
	const begin = (seen = 3240) => payByStripe(shop.ctx(), link, seen);
	const intents = () => [...double.intents.values()].filter(({ metadata }) => isFor(metadata, order.number));
	/** The payer's browser confirms with one of Stripe's test cards. */
	const confirm = async (secret: string, card: string) => {
		const body = new URLSearchParams({ payment_method: card });
		await fetch(`${double.url}/v1/payment_intents/${secret.replace('_secret', '')}/confirm`, { method: 'POST', body });
	};
	return { order, id, token, begin, confirm, intents, check: () => checkByLink(shop.ctx(), link) };
}
type Owing = Awaited<ReturnType<typeof owing>>;

const isFor = (metadata: unknown, number: string) => JSON.stringify(metadata).includes(`"${number}"`);
const code = (problem: Promise<unknown>) =>
	problem.then(
		() => 'done',
		(why: { code?: string }) => why.code ?? why
	);
const transfer = (order: string, amount: number) =>
	({ order, kind: 'bank_deposit', amount, reference: `B-${amount}`, date: '2026-03-02' }) as const;
const told = async ({ order }: Owing, name: 'payment.failed' | 'payment.succeeded') =>
	(await shop.db.select().from(events).where(eq(events.orderId, order.id))).filter((event) => event.name === name);

let heard = 0;
function tell(type: string, intent: unknown, id = `evt_pay_${heard++}`) {
	const rawBody = JSON.stringify({ id, object: 'event', type, data: { object: intent } });
	const signature = Stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret: SECRET });
	return hear(shop.ctx(), { gateway: 'stripe', rawBody, headers: new Headers({ 'stripe-signature': signature }) });
}

describe('the page', () => {
	it('opens nothing at Stripe by being looked at, and one intent however often it is begun', async () => {
		const it = await owing();
		const fields = { key: 'pk_test', amount: 3240, currency: 'usd' };
		expect(await desk.look(it.token)).toMatchObject({ state: 'open', left: 3240, fields });
		expect(it.intents()).toEqual([]);
		const secrets = await Promise.all([it.begin(), it.begin(), it.begin()]);
		expect(new Set(secrets).size).toBe(1);
		const [payment] = await shop.db.select().from(payments).where(eq(payments.orderId, it.order.id));
		expect(it.intents()).toMatchObject([
			{ amount: 3240, currency: 'usd', metadata: { payment_request: payment?.id, order_number: it.order.number } }
		]);
		expect(double.calls.find(({ key }) => key === payment?.id)?.path).toBe('/v1/payment_intents');
		expect(await desk.look(it.token)).toMatchObject({ state: 'open', failed: false, fields });
	});

	it('takes no other amount than the one that was seen', async () => {
		const it = await owing();
		expect(await code(it.begin(3239))).toBe('payment.amount_changed');
		expect(it.intents()).toEqual([]);
	});

	it('says that it has to be tried again while Stripe is silent, and then opens the same intent', async () => {
		const it = await owing();
		const silent = { on: /^POST \/v1\/payment_intents$/, silent: true };
		double.faults.push(silent, { ...silent, does: true });
		expect(await code(it.begin())).toBe('payment.no_answer');
		expect(await it.begin()).toMatch(/_secret$/);
		expect(it.intents()).toHaveLength(1);
	});

	it('says where to turn when Stripe takes no such payment', async () => {
		const it = await owing();
		const error = { type: 'invalid_request_error', code: 'amount_too_small', message: 'too small' };
		double.faults.push({ on: /^POST \/v1\/payment_intents$/, status: 400, error });
		expect(await code(it.begin())).toBe('payment.not_online');
	});
});

describe('what Stripe tells', () => {
	it('books the money once, however often and in whatever order; what is canceled later goes back there', async () => {
		const it = await owing();
		await it.confirm(await it.begin(), 'pm_card_visa');
		expect(await desk.look(it.token)).toMatchObject({ state: 'waiting' }); // nothing was told yet
		const [intent] = it.intents();
		const all = ['succeeded', 'payment_failed', 'processing', 'succeeded', 'succeeded', 'canceled'];
		await Promise.all(all.map((type) => tell(`payment_intent.${type}`, intent)));
		await it.check();
		expect(await desk.look(it.token)).toMatchObject({ state: 'paid', left: 0, fields: null });
		expect(await told(it, 'payment.succeeded')).toHaveLength(1);
		const { tenders, owed } = await desk.stand(it.order);
		expect({ owed, second: tenders[1], count: tenders.length }).toMatchObject({
			...{ owed: 0, count: 2 },
			second: { gateway: 'stripe', reference: intent?.id, captured: 3240, automatic: true }
		});

		const { id } = await shop.ask(it.order, [['DESK', 3], ['LAMP', 1]]); // prettier-ignore
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5840 });
		const back = double.refunds.filter((refund) => refund['payment_intent'] === intent?.id);
		expect(back).toMatchObject([{ amount: 3240 }]);
	});

	it('keeps a declined card apart from the next one, on the same intent', async () => {
		const it = await owing();
		const secret = await it.begin();
		await it.confirm(secret, 'pm_card_chargeDeclined');
		const [intent] = it.intents();
		await tell('payment_intent.payment_failed', intent);
		await tell('payment_intent.payment_failed', intent);
		expect(await desk.look(it.token)).toMatchObject({ state: 'open', failed: true, fields: { amount: 3240 } });
		expect(await told(it, 'payment.failed')).toMatchObject([{ data: { failure: 'generic_decline' } }]);
		expect(await it.begin()).toBe(secret);
		await it.confirm(secret, 'pm_card_visa');
		await it.check();
		expect(await desk.look(it.token)).toMatchObject({ state: 'paid' });
		expect(it.intents()).toHaveLength(1);
	});

	it('waits for a bank that takes days: nobody pays again or gives up meanwhile', async () => {
		const it = await owing();
		await it.confirm(await it.begin(), 'pm_usBankAccount_processing');
		expect(await desk.look(it.token)).toMatchObject({ state: 'waiting', slow: true, fields: null });
		expect(await code(it.begin())).toBe('payment.in_flight');
		expect(await code(giveUpBalance(shop.staff('agent'), { order: it.order.id }))).toBe('payment.in_flight');
		await shop.pass(24 * 60);
		expect(await desk.look(it.token)).toMatchObject({ state: 'waiting' });
		const [intent] = it.intents();
		Object.assign(intent ?? {}, { status: 'succeeded', amount_received: 3240 });
		await tell('payment_intent.succeeded', intent);
		expect(await desk.look(it.token)).toMatchObject({ state: 'paid' });
	});

	it('lets the payer begin anew where the intent was canceled in Stripe’s own console', async () => {
		const it = await owing();
		const first = await it.begin();
		const [intent] = it.intents();
		Object.assign(intent ?? {}, { status: 'canceled' });
		await tell('payment_intent.canceled', intent);
		expect(await told(it, 'payment.failed')).toMatchObject([{ data: { failure: 'closed' } }]);
		expect(await desk.look(it.token)).toMatchObject({ state: 'open', failed: false });
		expect(await it.begin()).not.toBe(first);
	});
});

describe('when the balance changes', () => {
	it('the open intent is closed at once, and the next is for what is left', async () => {
		const it = await owing();
		await it.begin();
		await recordPayment(shop.staff('finance'), transfer(it.order.id, 1240));
		await shop.settle();
		expect(it.intents()).toMatchObject([{ status: 'canceled' }]);
		expect(await code(it.begin(3240))).toBe('payment.amount_changed');
		await it.confirm(await it.begin(2000), 'pm_card_visa');
		await it.check();
		expect(await desk.stand(it.order)).toMatchObject({
			owed: 0,
			tenders: [{}, { captured: 1240 }, { captured: 2000 }]
		});
	});

	it('and is given up, nobody can pay any more', async () => {
		const it = await owing();
		await it.begin();
		await giveUpBalance(shop.staff('agent'), { order: it.order.id });
		expect(it.intents()).toMatchObject([{ status: 'canceled' }]);
		expect(await desk.look(it.token)).toMatchObject({ state: 'not_needed', fields: null });
	});

	it('and the payer was faster, what came twice goes back by a case of its own', async () => {
		const it = await owing();
		await it.confirm(await it.begin(), 'pm_card_visa');
		await recordPayment(shop.staff('finance'), transfer(it.order.id, 3240));
		await tell('payment_intent.succeeded', it.intents()[0]);
		await shop.settle();
		const { cases, owed } = await desk.stand(it.order);
		expect({ owed, last: cases.at(-1) }).toMatchObject({ owed: 0, last: { origin: 'system', due: 3240, items: [] } });
		const { refunds } = await shop.see(cases.at(-1)?.id ?? '');
		expect(refunds).toMatchObject([{ state: 'planned', amount: 3240 }]);
		expect(it.intents()).toMatchObject([{ status: 'succeeded' }]);
	});
});
