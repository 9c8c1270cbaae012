import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { askToOrderAgain } from '../../../../../src/lib/modules/cancellations/again/ask-again.server';
import { lookAtAgain, placeAgain } from '../../../../../src/lib/modules/cancellations/again/place-again.server';
import { againOf } from '../../../../../src/lib/modules/orders/repository/again.server';
import { getOrderByNumber } from '../../../../../src/lib/modules/orders/repository/read.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { openWritingShop, type WritingShop } from '../../../../support/mailing';
import { debtor } from './steps';

let shop: WritingShop;
let desk: ReturnType<typeof debtor>;
beforeAll(async () => {
	shop = await openWritingShop();
	desk = debtor(shop);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

it('the shopper orders the same items again at the same price, once, and pays them', async () => {
	const order = await shop.place({ email: 'again@example.com' });
	const { id, number } = await shop.ask(order, [['DESK', 3], ['LAMP', 1]]); // prettier-ignore
	await expect(askToOrderAgain(shop.staff('agent'), { id })).rejects.toMatchObject({
		code: 'cancellation.wrong_status'
	});
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await expect(askToOrderAgain(shop.shopper(order), { id })).rejects.toMatchObject({ code: 'auth.forbidden' });
	await askToOrderAgain(shop.staff('agent'), { id });
	await shop.settle();
	const mail = shop.office.to('again@example.com').at(-1);
	expect(mail?.subject).toBe(`Would you like to order again? Order ${order.number}`);
	const [, token = ''] = /\/again\/([\w-]+)/.exec(mail?.text ?? '') ?? [];
	expect(await lookAtAgain(shop.ctx(), token)).toMatchObject({ total: 5840, shipping: 800 });

	const tries = await Promise.allSettled([1, 2, 3].map(() => placeAgain(shop.ctx(), token)));
	const [path] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	await expect(lookAtAgain(shop.ctx(), token)).rejects.toMatchObject({ code: 'link.used' });
	await expect(askToOrderAgain(shop.staff('agent'), { id })).rejects.toMatchObject({ code: 'again.ordered_already' });

	const again = await getOrderByNumber(shop.db, shop.ctx().actor, `${order.number}-2`);
	expect(again).toMatchObject({ total: order.total, email: 'again@example.com' });
	expect(await againOf(shop.db, again.id)).toEqual([
		{ first: order.number, cancellation: number, again: again.number }
	]);
	await desk.pay(path?.split('/').at(-1) ?? '');
	expect(await desk.stand(again)).toMatchObject({ state: 'open', owed: 0, tenders: [{ captured: 5840 }] });
});
