import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import {
	lookReconciliation,
	startReconciliation
} from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import type { Deed } from '../../../../src/lib/modules/payments/gateways/sandbox/outcomes';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { actInConsole } from '../../../../src/lib/wiring/pay/sandbox-console.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const at = async (...deeds: Deed[]) => {
	await actInConsole(shop.ctx(), deeds);
	await shop.settle();
};
async function accepted(minutes: number) {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 1]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(minutes);
	return { id, reference: order.tenders[0]?.reference ?? '', see: () => shop.see(id) };
}

it('holds refunds back while a dispute it tells of is open, and lets them go once it is won', async () => {
	const { reference, see } = await accepted(1);
	const dispute = { does: 'dispute', reference, reason: 'fraudulent' } as const;
	await at({ ...dispute, state: 'open' }, { ...dispute, state: 'open' });
	await shop.pass(11);
	expect(await see()).toMatchObject({ state: 'in_progress', refunds: [{ state: 'blocked_by_dispute' }] });
	await at({ ...dispute, state: 'won' });
	expect(await see()).toMatchObject({ state: 'canceled', refunds: [{ state: 'succeeded' }] });
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
});

it('is found out by a comparison, whatever is done behind our back', async () => {
	const done = [await accepted(11), await accepted(11), await accepted(11), await accepted(11)];
	const [here, there, amount, state] = done;
	const keyOf = async (one: typeof here) => (await one?.see())?.refunds[0]?.id ?? '';
	await at(
		{ does: 'refund', reference: here?.reference ?? '', amount: 100 },
		{ does: 'forget', key: await keyOf(there) },
		{ does: 'change', key: await keyOf(amount), amount: 1 },
		{ does: 'change', key: await keyOf(state), status: 'failed' }
	);
	await shop.pass(11);
	await startReconciliation(shop.staff('finance'));
	await shop.settle();
	const { open } = await lookReconciliation(shop.staff('finance'));
	expect(open.map(({ difference }) => difference.kind).toSorted()).toEqual([
		...['amount', 'missing_here', 'missing_there', 'state']
	]);
});
