import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '../../../../src/lib/server/ctx';
import { linkActor } from '../../../../src/lib/core/actor';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { bookDeposit } from '../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { giveDetails } from '../../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { agreeToCredit } from '../../../../src/lib/modules/cancellations/actions/route/agree-route.server';
import { askForRoute } from '../../../../src/lib/modules/cancellations/actions/route/ask-route.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { maskedBankDetails } from '../../../../src/lib/modules/payments/bank-details.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';
import { scriptSandbox } from '../../../support/sandbox';

const DAYS = 24 * 60;
let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const ACCOUNT = { scheme: 'us', holder: 'Ada Park', routing: '021000021', account: '000123456789' } as const;
const byLink = (id: string) => withActor(shop.ctx(), linkActor(id, 'Ada'));

/** Accepted with its grace over; the card's bank says no to the refund, unless it waits for its day. */
async function stuck(when: 'now' | 'later' = 'now', over: Parameters<WritingShop['place']>[0] = {}) {
	const order = await shop.place(over);
	const { id } = await shop.ask(order, [['DESK', 2]]);
	if (when === 'now') await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await accept(shop.staff('finance'), { id, when });
	await shop.pass(10);
	const [refund] = (await shop.see(id)).refunds;
	return { id, order, refund: refund?.id ?? '', tender: refund?.tender ?? '' };
}
type Stuck = Awaited<ReturnType<typeof stuck>>;
const send = (
	{ id, tender }: Stuck,
	route: 'bank_deposit' | 'store_credit' | 'manual',
	role: 'finance' | 'manager' = 'manager'
) => payMore(shop.staff(role), { id, refunds: [{ tender, amount: 2160, route }], reason: 'Card closed' });
const kinds = async (id: string) => (await openTasks(shop.db, id)).map(({ kind }) => kind);

describe('a refund that its gateway refused', () => {
	it('goes another way by a manager, as a new row; the failed one stays as it was', async () => {
		const it = await stuck();
		expect(await kinds(it.id)).toEqual(['refund_failed']);
		await expect(send(it, 'bank_deposit', 'finance')).rejects.toMatchObject({ code: 'refund.route_not_allowed' });
		await send(it, 'bank_deposit');
		const { refunds } = await shop.see(it.id);
		expect(refunds).toMatchObject([
			{ id: it.refund, state: 'failed', failure: 'The bank of the card declined the refund' },
			{ method: 'bank_deposit', state: 'planned', amount: 2160 }
		]);
		expect(await kinds(it.id)).toEqual([]);
		const refund = refunds[1]?.id ?? '';
		await bookDeposit(shop.staff('finance'), { id: it.id, refund, date: '2026-03-02', reference: 'WIRE-1' });
		expect(await shop.see(it.id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});

	it('can become store credit, which completes the case once', async () => {
		const it = await stuck();
		const before = await shop.wallet(it.order.shopperId, 'store_credit');
		await send(it, 'store_credit');
		await shop.settle();
		expect(await shop.see(it.id)).toMatchObject({ state: 'canceled', refunded: 2160 });
		expect((await shop.wallet(it.order.shopperId, 'store_credit')) - before).toBe(2160);
	});
});

describe('the release of a payment that was only authorized, which its gateway refused', () => {
	it('gives nobody money that was never taken; a person releases it at the provider', async () => {
		const tenders = [{ kind: 'card' as const, gateway: 'sandbox' as const, authorized: 5840, captured: 0 }];
		const it = await stuck('now', { tenders });
		for (const route of ['bank_deposit', 'store_credit'] as const)
			await expect(send(it, route)).rejects.toMatchObject({ code: 'refund.never_taken' });
		await expect(askForRoute(shop.staff('finance'), it)).rejects.toMatchObject({ code: 'refund.never_taken' });
		await send(it, 'manual');
		const [, again] = (await shop.see(it.id)).refunds;
		expect(again).toMatchObject({ kind: 'void', state: 'planned', amount: 2160 });
		const released = { id: it.id, refund: again?.id ?? '', date: '2026-03-02', reference: 'CONSOLE-1' };
		await bookDeposit(shop.staff('finance'), released);
		expect(await shop.see(it.id)).toMatchObject({ state: 'canceled' });
		expect((await shop.order(it.order.id)).tenders).toMatchObject([{ voided: 2160, refunded: 0 }]);
	});
});

describe('a refund that has not left', () => {
	it('goes another way only after the customer agreed, and only that way', async () => {
		const it = await stuck('later');
		await expect(send(it, 'bank_deposit')).rejects.toMatchObject({ code: 'refund.route_not_allowed' });
		await expect(agreeToCredit(byLink(it.id), it)).rejects.toMatchObject({ code: 'refund.route_not_asked' });
		await expect(askForRoute(shop.staff('agent'), it)).rejects.toMatchObject({ code: 'auth.forbidden' });

		await askForRoute(shop.staff('finance'), it);
		await shop.settle();
		expect(shop.office.given.at(-1)).toMatchObject({ subject: 'Where should we send $21.60?', to: 'ada@example.com' });
		await giveDetails(byLink(it.id), { id: it.id, details: ACCOUNT });
		expect(await kinds(it.id)).toEqual(['reroute_refund']);
		await expect(send(it, 'store_credit')).rejects.toMatchObject({ code: 'refund.route_not_allowed' });
		await send(it, 'bank_deposit');
		expect(await kinds(it.id)).toEqual([]);

		const { refunds } = await shop.see(it.id);
		expect(refunds.map(({ method, state }) => [method, state])).toEqual([
			['original_payment', 'canceled'],
			['bank_deposit', 'planned']
		]);
		const refund = refunds[1]?.id ?? '';
		await bookDeposit(shop.staff('finance'), { id: it.id, refund, date: '2026-03-02', reference: 'WIRE-2' });
		await shop.pass(29 * DAYS);
		expect(await maskedBankDetails(shop.db, it.id)).toBe('•••• 6789');
		await shop.pass(2 * DAYS);
		expect(await maskedBankDetails(shop.db, it.id)).toBeUndefined();
	});

	it('is asked about again, and then the older answer counts no more', async () => {
		const it = await stuck('later');
		await askForRoute(shop.staff('finance'), it);
		await agreeToCredit(byLink(it.id), it);
		await askForRoute(shop.staff('finance'), it);
		await expect(send(it, 'store_credit')).rejects.toMatchObject({ code: 'refund.route_not_allowed' });
		await agreeToCredit(byLink(it.id), it);
		await send(it, 'store_credit');
		await shop.settle();
		expect(await shop.see(it.id)).toMatchObject({ state: 'canceled' });
	});
});
