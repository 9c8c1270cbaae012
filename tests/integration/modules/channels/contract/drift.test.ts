import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { bookDeposit } from '../../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { payMore } from '../../../../../src/lib/modules/cancellations/actions/money/pay.server';
import {
	askFix,
	dismiss,
	lookReconciliation
} from '../../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { CAPABILITIES } from '../../../../../src/lib/modules/channels/connectors/capabilities.data';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { retry } from '../../../../../src/lib/modules/refunds/actions/retry.server';
import { settle } from '../../../../../src/lib/modules/refunds/actions/settle.server';
import { drift, driftOn } from '../../../../support/drift';
import { FAKES } from '../../../../support/stores/fakes';
import { ALL, GOODS, shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake, Units } from '../../../../support/stores/there';

type Ours = Awaited<ReturnType<ShopOn<StoreFake>['bring']>>;

/** Our books and a store's, whatever store that is: each difference is found, and its fix puts it right. */
describe.each(CONNECTOR_NAMES)('compared with %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(() => shop.close());

	/** Every fix in turn; one may put another right, too. */
	const fixAll = async ({ id }: { readonly id: string }) => {
		for (let [next] = await driftOn(shop, id); next; [next] = await driftOn(shop, id)) {
			await askFix(shop.staff('manager'), { difference: next.difference.id });
			await shop.settle();
		}
		for (let time = 0; time < 3; time++) await shop.pass(11);
		return (await lookReconciliation(shop.staff('finance'))).settled[0]?.difference;
	};

	it('is nothing where both say the same; units that came back and money that went there are taken and booked', async () => {
		const { there, ours } = await shop.placed();
		await shop.cancel(ours, [['DESK', 1]]);
		expect(await drift(shop, ours.id)).toEqual([]);
		expect((await lookReconciliation(shop.staff('finance'))).run).toMatchObject({ total: 1, compared: 1 });
		there.setQuantity('DESK', 3);
		there.refund(500);
		const found = await drift(shop, ours.id);
		expect(found.map(({ store, item, difference }) => [store, item, difference.kind]).toSorted()).toEqual([
			['Our store', null, 'missing_here'],
			['Our store', 'DESK', 'units']
		]);
		const units = { kind: 'units', oursUnits: 1, platformUnits: 0 };
		const money = { kind: 'missing_here', gateway: 'channel', oursMinor: null, platformMinor: 500 };
		for (const wanted of [units, money])
			expect(found.map(({ difference }) => difference)).toContainEqual(expect.objectContaining(wanted));
		await fixAll(ours);
		expect([there.left(), there.refunds()]).toEqual([{ DESK: 2, LAMP: 1 }, [1200, 500]]);
		expect(await drift(shop, ours.id)).toEqual([]);
	});

	it('is units that are gone there and nobody here heard of: they are booked', async () => {
		const { there, ours } = await shop.placed();
		there.setQuantity('LAMP', 0);
		await shop.db.execute(`update connections set backfill_due_at = '2027-01-01'`);
		const units = { kind: 'units', oursUnits: 0, platformUnits: 1 };
		expect(await drift(shop, ours.id)).toMatchObject([{ item: 'LAMP', difference: units }]);
		expect(await fixAll(ours)).toMatchObject({ outcome: 'booked', settledBy: 'manager' });
		expect(await shop.both(there, ours)).toMatchObject({ canceled: { DESK: 0, LAMP: 1 }, refunds: [2000] });
		expect(await drift(shop, ours.id)).toEqual([]);
	});

	it('is an order the store forgot: somebody knows why, and it stays closed until it changes', async () => {
		const { there, ours } = await shop.placed();
		there.forget();
		const [gone] = await drift(shop, ours.id);
		expect(gone?.difference).toMatchObject({ kind: 'missing_there', oursMinor: 5600, platformMinor: null });
		const difference = gone?.difference.id ?? '';
		await expect(askFix(shop.staff('manager'), { difference })).rejects.toThrow('reconcile.no_fix');
		await dismiss(shop.staff('finance'), { difference, reason: 'Deleted as a test order' });
		expect(await drift(shop, ours.id)).toEqual([]);
	});

	const tenderOf = async ({ id }: Pick<Ours, 'id'>) => (await shop.order(id)).tenders[0]?.id ?? '';
	/** Canceled here, and the store gives nothing back: it goes by bank instead, and a person records that. */
	const byBank = async (ours: Ours, asked: Units, amount: number) => {
		const id = await shop.cancel(ours, asked);
		return { id, refund: await wire(ours, id, amount) };
	};
	const wire = async (ours: Ours, id: string, amount: number, route: 'bank_deposit' | 'manual' = 'bank_deposit') => {
		const refunds = [{ tender: await tenderOf(ours), amount, route }];
		await payMore(shop.staff('manager'), { id, refunds, reason: 'The store can’t' });
		return record(id, (await shop.see(id)).refunds.at(-1)?.id ?? '');
	};
	const record = async (id: string, refund: string) => {
		await bookDeposit(shop.staff('finance'), { id, refund, date: '2026-03-02', reference: 'WIRE' });
		await shop.settle();
		return refund;
	};
	const bounce = async (id: string) => {
		const failure = { code: 'returned', words: 'No such account', retry: 'person' } as const;
		await settle(shop.ctx(), { id, receipt: { state: 'failed', reference: null, failure } });
		await shop.settle();
	};
	const open = async (ours: Ours) =>
		(await shop.tasksOf(ours)).flatMap(({ kind, state }) => (state === 'open' ? [kind] : []));

	it('is money that went another way than through it, entered there part by part until all is, once, whatever is heard of it; no other money leaves', async () => {
		const { there, ours } = await shop.placed(GOODS, { shipping: 500, offline: true });
		const parts = [
			[['DESK', 2], 2400],
			[['LAMP', 1], 2000],
			[['DESK', 1], 1700]
		] as const;
		const after: unknown[] = [];
		for (const [part, amount] of parts) {
			await byBank(ours, [part], amount);
			after.push([there.noted(), there.isOver()]);
		}
		for (let told = 0; told < 5; told++) await shop.tell(there);
		expect(after).toEqual([
			[[2400], false],
			[[2400, 2000], false],
			[[2400, 2000, 1700], true]
		]);
		expect(await shop.both(there, ours)).toMatchObject({
			...{ left: { DESK: 0, LAMP: 0 }, refunds: [], refunded: [6100] },
			cases: parts.map(([, amount]) => ['canceled', amount])
		});
		expect([await open(ours), await drift(shop, ours.id)]).toEqual([[], []]);
	});

	it('is such money entered once though no answer came, and stands for the next payout where its own did not arrive', async () => {
		const { there, ours } = await shop.placed(GOODS, { offline: true });
		const id = await shop.cancel(ours, ALL);
		shop.store.fail({ on: 'refund', how: 'silent', does: true });
		const refund = await wire(ours, id, 5600);
		await shop.catchUp();
		expect([shop.store.faults, there.noted()]).toEqual([[], [5600]]);
		await bounce(refund);
		await shop.tell(there);
		expect([await open(ours), await shop.both(there, ours)]).toMatchObject([
			['channel_noted'],
			{ refunded: [0], cases: [['in_progress', 0]] }
		]);
		await record(id, await retry(shop.staff('finance'), { id: refund }));
		await shop.tell(there);
		expect([await open(ours), there.noted(), await drift(shop, ours.id)]).toEqual([[], [5600], []]);
		expect(await shop.both(there, ours)).toMatchObject({ refunded: [5600], cases: [['canceled', 5600]] });
	});

	it('is such money that did not arrive before it could be entered: it never is', async () => {
		const { there, ours } = await shop.placed(GOODS, { offline: true });
		const id = await shop.cancel(ours, [['LAMP', 1]]);
		shop.store.fail({ on: 'refund', how: 'silent' }, { on: 'refund', how: 'silent' });
		await bounce(await wire(ours, id, 2000));
		await shop.catchUp();
		expect([shop.store.faults, there.noted(), await open(ours)]).toEqual([[], [], []]);
	});

	it('is such money for a person where the store would pay it again by that; what they enter there is no second refund', async () => {
		const { there, ours } = await shop.placed();
		there.decline();
		await byBank(ours, [['DESK', 1]], 1200);
		const isAsked = kind !== 'woocommerce';
		expect([await open(ours), there.noted()]).toEqual(isAsked ? [['channel_not_noted'], []] : [[], [1200]]);
		if (isAsked) there.enter(1200);
		for (let told = 0; told < 2; told++) await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({ refunds: [], refunded: [1200], cases: [['canceled', 1200]] });
		expect([await open(ours), there.noted(), await drift(shop, ours.id)]).toEqual([[], [1200], []]);
	});

	it('is such money as staff made in the store’s own console where they say so before it does', async () => {
		const { there, ours } = await shop.placed();
		there.decline();
		const id = await shop.cancel(ours, [['LAMP', 1]]);
		there.refund(2000);
		await wire(ours, id, 2000, 'manual');
		await shop.tell(there);
		expect(await shop.both(there, ours)).toMatchObject({
			refunds: [2000],
			refunded: [2000],
			cases: [['canceled', 2000]]
		});
		expect([await open(ours), there.noted()]).toEqual([[], []]);
	});

	if (CAPABILITIES[kind].undo)
		it('leaves an entry of money that went another way to a person', async () => {
			const { there, ours } = await shop.placed(GOODS, { offline: true });
			const { id, refund } = await byBank(ours, [['DESK', 1]], 1200);
			const answer = { effect: 'deposit_paid', refund, answer: 'balance_due' } as const;
			await undo(shop.staff('manager'), { id, answers: [answer] });
			for (let time = 0; time < 2; time++) await shop.pass(11);
			expect([await open(ours), there.noted(), there.left()]).toEqual([
				['channel_noted'],
				[1200],
				{ DESK: 3, LAMP: 1 }
			]);
		});
});
