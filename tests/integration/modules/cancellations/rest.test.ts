import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/accept.server';
import { payMore, waive } from '../../../../src/lib/modules/cancellations/actions/pay.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/send-planned.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** Three desks, $32.40, asked back. */
async function asked() {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	return { id, tender: order.tenders[0]?.id ?? '' };
}

it('accepted for less and sent at once: the rest waits among the refunds that are due', async () => {
	const { id, tender } = await asked();
	await accept(shop.staff('finance'), { id, refunds: [{ tender, amount: 2000 }] });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({
		state: 'in_progress',
		refunds: [
			{ state: 'succeeded', amount: 2000 },
			{ state: 'planned', amount: 1240 }
		]
	});
	await sendPlanned(shop.staff('finance'), { id });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
});

it('a part sent in place of a refund that failed: the rest waits too', async () => {
	const { id } = await asked();
	await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await payMore(shop.staff('finance'), { id, amount: 3000 });
	await shop.settle();
	expect((await shop.see(id)).refunds).toMatchObject([
		{ state: 'failed' },
		{ state: 'succeeded' },
		{ state: 'planned', amount: 240 }
	]);
});

it('what was waived stays waived when the rest fails late: no more is paid than was due', async () => {
	const { id } = await asked();
	await accept(shop.staff('finance'), { id, when: 'later' });
	await shop.pass(11);
	await scriptSandbox(shop.db, [{ outcome: 'late_failure', after_ms: 0 }]);
	await payMore(shop.staff('finance'), { id, amount: 2000 });
	await shop.settle();
	await waive(shop.staff('manager'), { id, reason: 'Agreed' });
	await shop.gatewayTells(id);
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0, waived: 1240 });

	await expect(payMore(shop.staff('finance'), { id, amount: 2001 })).rejects.toMatchObject({
		code: 'refund.exceeds_due'
	});
	await payMore(shop.staff('finance'), { id, amount: 2000 });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000, waived: 1240 });
});
