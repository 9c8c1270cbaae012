import { itemsOf } from '../support/outside';
import { expect, test } from './support';
import { choose, fileRequest, ownOrder, proceed, status } from './steps';

test('a shopper who is refused reads why, and what to do instead', async ({ shopper, agent, shop, mailbox }) => {
	const order = await ownOrder(shop);
	const number = await fileRequest(shopper, order, '$18.00', [{ title: 'Lamp' }]);
	await proceed(agent, number);
	await agent.getByText('Reject…').click();
	const why = 'It left this morning. You can send it back free.';
	await agent.getByLabel('Why the shop keeps the order').fill(why);
	await agent.getByRole('button', { name: 'Reject the request' }).click();
	await expect(status(agent, 'Cancellation rejected [Customer]')).toBeVisible();

	await shopper.reload();
	await expect(status(shopper, 'Not canceled')).toBeVisible();
	await expect(shopper.getByText(`Our reason: ${why}`)).toBeVisible();
	// That it was received is told in a mail about the request as well.
	const mail = await mailbox.latest('shopper@example.com', new RegExp(`^About your .* order ${order.number}$`));
	expect(mail.text).toContain(why);
	expect((await shop.orderNow(order.id)).line_items[1]?.units).toMatchObject({ open: 1, held: 0 });
});

test('a shopper withdraws a request, and asks again', async ({ shopper, shop }) => {
	const order = await ownOrder(shop);
	const first = await fileRequest(shopper, order, '$21.60', [{ title: 'Walnut desk', quantity: 2 }]);
	await shopper.getByRole('button', { name: 'Withdraw request' }).click();
	await expect(shopper.getByText('Your request is withdrawn. Your order goes on as before.')).toBeVisible();
	await expect(status(shopper, 'Withdrawn by you')).toBeVisible();
	await expect(shopper.getByRole('button', { name: 'Withdraw request' })).toBeHidden();

	const again = await fileRequest(shopper, order, '$32.40', [
		{ title: 'Walnut desk', quantity: 3, reason: 'Ordered by mistake' }
	]);
	expect(again).not.toBe(first);
	await shopper.goto(`/account/orders/${order.number}`);
	for (const number of [first, again]) await expect(shopper.getByRole('link', { name: number })).toBeVisible();
});

test('what the shopper agreed to is what counts: a changed amount is shown beside the old one', async ({
	shopper,
	shop,
	clock
}) => {
	const order = await ownOrder(shop);
	const send = (amount: string) =>
		shopper.getByRole('button', { name: `Request cancellation and ${amount} back` }).click();
	await choose(shopper, order, [{ title: 'Walnut desk', quantity: 3 }]);
	await expect(shopper.getByText('You get back $32.40.')).toBeAttached();
	// Now the desks are the last goods, and shipping comes back with them.
	await shop.post('/cancellations', { order: order.id, items: itemsOf(order, { 'API-LAMP': 1 }, 'sold_out') });
	await send('$32.40');
	await expect(shopper.getByText('The amount has changed')).toBeVisible();
	await expect(shopper.getByText('It was $32.40 and is now $40.40')).toBeVisible();
	expect((await shop.orderNow(order.id)).cancellations).toHaveLength(1);

	await clock.pass(31);
	await send('$40.40');
	await expect(shopper.getByText('Here is a fresh amount')).toBeVisible();
	await send('$40.40');
	await expect(shopper.getByText('We have your request')).toBeVisible();
});

test('an order nobody paid is canceled at once and whole', async ({ shopper, shop }) => {
	const order = await ownOrder(shop, { tenders: [] });
	await shopper.goto(`/account/orders/${order.number}`);
	await shopper.getByRole('link', { name: 'Cancel this order' }).click();
	await expect(shopper.getByText('This order is canceled at once and as a whole')).toBeVisible();
	await shopper.getByRole('button', { name: 'Cancel the whole order now' }).click();
	await expect(shopper.getByText('Your cancellation is complete')).toBeVisible();
	await expect(status(shopper, 'Canceled')).toBeVisible();
	expect(await shop.orderNow(order.id)).toMatchObject({ state: 'canceled', owed: 0 });
});

test('orders and cases of somebody else are not there', async ({ shopper, shop }) => {
	const order = await shop.place();
	const { id, number } = await shop.ask(order, { 'API-LAMP': 1 });
	for (const path of [`orders/${order.number}`, `orders/${order.number}/cancel`, `cancellations/${number}`]) {
		const answer = await shopper.goto(`/account/${path}`);
		expect(answer?.status(), path).toBe(404);
		await expect(shopper.getByRole('heading', { name: 'We can’t find this page' })).toBeVisible();
	}
	expect(await shop.caseNow(id)).toMatchObject({ state: 'requested' });
});
