import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { bookDeposit } from '../../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { sendPlanned } from '../../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { undo, undoPreview } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { openTasks } from '../../../../../src/lib/modules/orders/repository/tasks.server';
import { balancesOf } from '../../../../../src/lib/modules/orders/repository/balances.server';
import { settle } from '../../../../../src/lib/modules/refunds/actions/settle.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { scriptSandbox } from '../../../../support/sandbox';
import { openShop, type Shop } from '../../../../support/shop';
import { debtor } from './steps';

let shop: Shop;
let desk: ReturnType<typeof debtor>;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
	desk = debtor(shop);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Placed = Awaited<ReturnType<Shop['place']>>;
type Undoing = Omit<Parameters<typeof undo>[1], 'id'>;
const OWED: Undoing = { answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] };

/** Three desks, $32.40, refunded and undone; then the bank takes the refund back after all. */
async function undone(how: Undoing = OWED) {
	await scriptSandbox(shop.db, [{ outcome: 'late_failure', after_ms: 0 }]);
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await undo(shop.staff('manager'), { id, ...how });
	return { order, id };
}
/** What a bank says of a transfer that came back. */
const RETURNED = {
	state: 'failed',
	reference: null,
	failure: { code: 'bank_rejected', words: 'Account closed', retry: 'person' }
} as const;

const bounces = async (id: string) => {
	await shop.gatewayTells(id);
	await shop.settle();
};

it('a refund that failed after its undo pays what the shopper owed', async () => {
	const { order, id } = await undone();
	await bounces(id);
	expect(await desk.stand(order)).toMatchObject({ state: 'open', owed: 0, tenders: [{ refunded: 0 }] });
	expect(await balancesOf(shop.db, order.id)).toMatchObject([{ state: 'settled', left: 0 }]);
});

it('it goes back to who had paid the balance meanwhile, once staff have looked', async () => {
	const { order, id } = await undone();
	await desk.pay(await desk.tokenFor(order));
	await bounces(id);
	const { cases, owed } = await desk.stand(order);
	const late = cases.find(({ origin }) => origin === 'system');
	expect(owed).toBe(0);
	expect(late).toMatchObject({ state: 'in_progress', due: 3240, items: [] });
	expect(await openTasks(shop.db, late?.id ?? '')).toMatchObject([{ kind: 'late_money' }]);
	await bounces(id); // told again
	await sendPlanned(shop.staff('finance'), { id: late?.id ?? '' });
	await shop.settle();
	expect((await desk.stand(order)).tenders).toMatchObject([
		{ captured: 5840, refunded: 3240 },
		{ captured: 3240, refunded: 0 }
	]);
});

it('a deposit that had been paid in again goes back, once, where the bank returns the payout after all', async () => {
	const order = await shop.place({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('finance'), { id });
	await shop.pass(11);
	const refund = (await shop.see(id)).refunds[0]?.id ?? '';
	const DAY = { date: '2026-03-02', reference: 'OUT-1' };
	await bookDeposit(shop.staff('finance'), { id, refund, ...DAY });
	const repaid = { effect: 'deposit_paid', answer: 'paid_again', amount: 3240, ...DAY } as const;
	await undo(shop.staff('manager'), { id, answers: [repaid] });
	for (let told = 0; told < 2; told++) {
		await settle(shop.ctx(), { id: refund, receipt: RETURNED });
		await shop.settle();
	}
	const { cases, owed, tenders } = await desk.stand(order);
	const late = cases.filter(({ origin }) => origin === 'system');
	expect(owed).toBe(0);
	expect(late).toMatchObject([{ state: 'in_progress', due: 3240, items: [] }]);
	expect(await openTasks(shop.db, late[0]?.id ?? '')).toMatchObject([{ kind: 'late_money' }]);
	expect(tenders).toMatchObject([
		{ captured: 5840, refunded: 0, reserved: 0 },
		{ kind: 'bank_deposit', captured: 3240, reserved: 3240 }
	]);
});

describe('a transfer that comes back after its goods were given away and canceled again', () => {
	const transfers = (order: Placed) => {
		const cancel = async (asked: Parameters<Shop['ask']>[1]) => {
			const { id } = await shop.ask(order, asked);
			await accept(shop.staff('finance'), { id });
			await shop.pass(11);
			return id;
		};
		const refundOf = async (id: string) => (await shop.see(id)).refunds[0]?.id ?? '';
		/** Paid out and undone: the goods ship, and the shopper keeps the money. */
		const giveAway = async (asked: Parameters<Shop['ask']>[1]) => {
			const id = await cancel(asked);
			for (const { id: refund, state } of (await shop.see(id)).refunds) {
				const how = { date: '2026-03-02', reference: refund };
				if (state === 'planned') await bookDeposit(shop.staff('finance'), { id, refund, ...how });
			}
			const { atRisk } = await undoPreview(shop.staff('manager'), { id });
			await undo(shop.staff('manager'), { id, answers: [], accept_loss: atRisk });
			return id;
		};
		const comesBack = async (id: string) => {
			for (let told = 0; told < 2; told++) {
				await settle(shop.ctx(), { id: await refundOf(id), receipt: RETURNED });
				await shop.settle();
			}
			const { cases, owed } = await desk.stand(order);
			const back = cases.filter(({ origin }) => origin === 'system').map(({ due }) => due);
			return { owed, back, writtenOff: (await shop.order(order.id)).writtenOff };
		};
		return { cancel, giveAway, comesBack };
	};
	const byTransfer = () => shop.place({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });

	it('goes to the shopper whole, and another loss stays accepted', async () => {
		const { cancel, giveAway, comesBack } = transfers(await byTransfer());
		const desks = await giveAway([['DESK', 3]]);
		await giveAway([['LAMP', 1]]);
		expect(await shop.see(await cancel([['DESK', 3]]))).toMatchObject({ state: 'canceled', due: 0 });
		expect(await comesBack(desks)).toEqual({ owed: 0, back: [3240], writtenOff: 1800 });
	});

	it('goes to the shopper whole where nothing of the order ships any more', async () => {
		const { cancel, giveAway, comesBack } = transfers(await byTransfer());
		const desks = await giveAway([['DESK', 3]]);
		await giveAway([['LAMP', 1]]);
		expect(await shop.see(await cancel([['DESK', 3], ['LAMP', 1]]))).toMatchObject({ state: 'in_progress', due: 800 }); // prettier-ignore
		expect(await comesBack(desks)).toEqual({ owed: 0, back: [3240], writtenOff: 0 });
	});

	it('pays back who had paid for it meanwhile, and nothing of what was given up for other goods', async () => {
		const order = await byTransfer();
		const { cancel, giveAway, comesBack } = transfers(order);
		const desks = await cancel([['DESK', 3]]);
		const refund = (await shop.see(desks)).refunds[0]?.id ?? '';
		await bookDeposit(shop.staff('finance'), { id: desks, refund, date: '2026-03-02', reference: 'OUT' });
		await undo(shop.staff('manager'), {
			id: desks,
			answers: [{ effect: 'deposit_paid', refund, answer: 'balance_due' }]
		});
		await desk.pay(await desk.tokenFor(order));
		await giveAway([['LAMP', 1]]);
		expect(await comesBack(desks)).toEqual({ owed: 0, back: [3240], writtenOff: 1800 });
	});
});

it('the payment and the news of it at once come to the same', async () => {
	for (let round = 0; round < 4; round++) {
		const { order, id } = await undone();
		const token = await desk.tokenFor(order);
		const [paid] = await Promise.allSettled([desk.pay(token), shop.gatewayTells(id)]);
		await shop.settle();
		const { tenders, cases, owed } = await desk.stand(order);
		const kept = tenders.reduce((all, { captured, refunded }) => all + captured - refunded, 0);
		const promised = cases.filter(({ origin }) => origin === 'system').reduce((all, { due }) => all + due, 0);
		expect({ owed, kept: kept - promised }).toEqual({ owed: 0, kept: 5840 });
		if (paid.status === 'rejected') expect(paid.reason).toMatchObject({ code: 'balance.settled' });
	}
});

it('a loss that was accepted for it is none any more: the goods are paid, and cost as much when they are undone again', async () => {
	const { order, id } = await undone({ answers: [], accept_loss: 3240 });
	await bounces(id);
	expect(await shop.order(order.id)).toMatchObject({ writtenOff: 0 });
	expect(await desk.stand(order)).toMatchObject({ state: 'open', owed: 0 });
	const again = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id: again.id });
	await shop.pass(11);
	await undo(shop.staff('manager'), { id: again.id, ...OWED });
	expect(await desk.stand(order)).toMatchObject({ state: 'balance_due', owed: 3240 });
});
