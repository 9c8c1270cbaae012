import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPayment } from '../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { insertTender } from '../../../../src/lib/modules/orders/repository/tenders.server';
import type { OrderInput } from '../../../../src/lib/modules/orders/schema';
import { begun, countOf } from '../../../support/imports';
import { openShop, type Shop } from '../../../support/shop';
import { testWorld } from '../../../support/world';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

type Paid = Partial<OrderInput['tenders'][number]>;
const card = (over: Paid) => ({ kind: 'card', gateway: 'stripe', captured: 5840, ...over }) as const;
const TAKEN = { code: 'order.payment_taken' };

it('a payment at a gateway pays one order, and leaves no trace of a second', async () => {
	await shop.place({ tenders: [card({ reference: 'pi_1' })] });
	const before = await countOf(shop.db, 'orders');
	const again = shop.place({ email: 'eve@example.com', tenders: [card({ reference: 'pi_1' })] });
	await expect(again).rejects.toMatchObject({ ...TAKEN, facts: { reference: 'pi_1' } });
	expect(await countOf(shop.db, 'orders')).toBe(before);
	await shop.place({ tenders: [card({ gateway: 'toss', reference: 'pi_1' })] });
});

it('of two orders at once one has it', async () => {
	const both = [1, 2].map(() => shop.place({ tenders: [card({ reference: 'pi_race' })] }));
	const ends = await Promise.allSettled(both);
	expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: TAKEN });
});

it('an order may name its own payment for each part that was captured', async () => {
	const captures = [
		{ reference: 'ch_1', amount: 3000 },
		{ reference: 'ch_2', amount: 840 }
	];
	const parts = [card({ reference: 'pi_2', captured: 2000 }), card({ reference: 'pi_2', captured: 3840, captures })];
	const order = await shop.place({ tenders: parts });
	expect(order.tenders.map(({ captured }) => captured)).toEqual([2000, 3840]);
	await expect(shop.place({ tenders: [card({ reference: 'ch_2' })] })).rejects.toMatchObject(TAKEN);
	const named = card({ captures: [{ reference: 'pi_2', amount: 5840 }] });
	await expect(shop.place({ tenders: [named] })).rejects.toMatchObject(TAKEN);
});

it('money that comes later is no other order’s either', async () => {
	await shop.place({ tenders: [card({ reference: 'pi_3' })] });
	const { id: orderId } = await shop.place({ tenders: [] });
	const tender = { orderId, position: 0, kind: 'card', gateway: 'stripe', reference: 'pi_3', captured: 5840 } as const;
	await expect(insertTender(shop.db, shop.ctx(), tender)).rejects.toMatchObject(TAKEN);
});

it('what people move by hand may pay several orders', async () => {
	const orders = [await shop.place({ tenders: [] }), await shop.place({ tenders: [] })];
	const wire = { kind: 'bank_deposit', amount: 5840, reference: 'WIRE-1', date: '2026-03-02' } as const;
	for (const { id } of orders) await recordPayment(shop.staff('finance'), { order: id, ...wire });
	const paid = await Promise.all(orders.map(({ id }) => shop.order(id)));
	expect(paid.map(({ tenders }) => tenders[0]?.reference)).toEqual(['WIRE-1', 'WIRE-1']);
});

it('a file keeps out what another order was paid by, in it or before it', async () => {
	const world = await testWorld();
	const head =
		'number,email,name,currency,placed_at,region,sku,title,quantity,unit_price,tender_1_kind,tender_1_gateway,tender_1_reference,tender_1_captured';
	const row = (number: string, gateway: string, reference: string) =>
		`${number},a@example.com,Ada,KRW,2026-02-01 10:00,KR,A,Lamp,1,5000,card,${gateway},${reference},5000`;
	const rows = [row('F-1', 'stripe', 'pi_f'), row('F-2', 'stripe', 'pi_f'), row('F-3', 'manual', 'pi_f')];
	await begun(world, `${[head, ...rows].join('\n')}\n`);
	await world.drain();
	await begun(world, `${[head, rows[0], row('F-4', 'stripe', 'pi_f'), row('F-5', 'toss', 'pi_f')].join('\n')}\n`);
	await world.drain();
	const came = await world.database.sql`select number from orders order by number`;
	expect(came.map(({ number }) => number)).toEqual(['F-1', 'F-3', 'F-5']);
	const kept = await world.database.sql`select distinct number, field, found from import_troubles
		where kind = 'payment_taken' and phase = 'import' order by number`;
	expect(kept).toEqual(['F-2', 'F-4'].map((number) => ({ number, field: 'reference', found: 'pi_f' })));
	await world.close();
});
