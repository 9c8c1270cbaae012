import { expect, test } from './support';
import { ownOrder } from './steps';
import { standInForStripe } from './stripe-stand-in';

const UNPAID = { tenders: [{ kind: 'card', gateway: 'stripe', captured: 0 }] };

test('a shopper pays by card at Stripe: after one that is declined another, once', async ({ shopper, shop }) => {
	await standInForStripe(shopper);
	const order = await ownOrder(shop, UNPAID);
	await shopper.goto(`/account/orders/${order.number}`);
	await shopper.getByRole('button', { name: 'Pay $58.40' }).click();
	const fields = shopper.getByRole('group', { name: 'Your card or another way to pay' });
	const card = fields.getByRole('textbox', { name: 'Card number' });
	const pay = shopper.getByRole('button', { name: 'Pay $58.40' });

	await card.fill('4000');
	await pay.click();
	await expect(shopper.getByText('Your card number is incomplete.')).toBeVisible();
	await card.fill('4000000000000002');
	await pay.click();
	await expect(shopper.getByText('Your card was declined.')).toBeVisible();
	await expect(pay).toBeEnabled(); // the shop has looked what became of it
	await shopper.reload();
	await expect(shopper.getByText('Your last try did not go through')).toBeVisible();
	await card.fill('4242424242424242');
	await pay.dblclick();
	await expect(shopper.getByText('Thank you, it is paid')).toBeVisible();
	const { owed, tenders } = await shop.orderNow(order.id);
	expect({ owed, paid: tenders.length }).toMatchObject({ owed: 0, paid: 2 });
	expect(tenders[1]?.reference).toMatch(/^pi_/);
});

test('a bank that takes days is waited for, and without Stripe’s fields the shop is', async ({ shopper, shop }) => {
	const order = await ownOrder(shop, UNPAID);
	await shopper.route('https://js.stripe.com/**', (route) => route.abort());
	await shopper.goto(`/account/orders/${order.number}`);
	await shopper.getByRole('button', { name: 'Pay $58.40' }).click();
	await expect(shopper.getByText('The fields for your card can’t be shown')).toBeVisible();

	await shopper.unroute('https://js.stripe.com/**');
	await standInForStripe(shopper);
	await shopper.getByRole('button', { name: 'Try again' }).click();
	await shopper.getByRole('textbox', { name: 'Card number' }).fill('4000000000003184');
	await shopper.getByRole('button', { name: 'Pay $58.40' }).click();
	await expect(shopper.getByText('Your payment is on its way')).toBeVisible();
	expect(await shop.orderNow(order.id)).toMatchObject({ state: 'awaiting_payment' });
});
