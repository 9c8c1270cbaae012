import { itemsOf } from '../support/outside';
import { ownOrder } from './steps';
import { expect, test } from './support';

test('a carrier cannot stop one parcel and stops the other', async ({ agent, shopper, shop, mailbox }) => {
	const order = await ownOrder(shop);
	const items = itemsOf(order, { 'API-DESK': 2 }).map(({ line_item, quantity }) => ({ line_item, quantity }));
	await shop.post(`/orders/${order.id}/fulfillments`, { action: 'ship', items });

	await shopper.goto(`/account/orders/${order.number}`);
	await expect(shopper.getByRole('heading', { name: 'Send items back' })).toBeVisible();

	const askCarrier = async (tracking: string) => {
		await agent.goto(`/admin/orders/${order.number}`);
		await agent.getByText('Ask the carrier to stop it').click();
		await agent.getByLabel('How many of Walnut desk are in the parcel').fill('1');
		await agent.getByLabel('Carrier').fill('DHL');
		await agent.getByLabel('Tracking number').fill(tracking);
		await agent.getByRole('button', { name: 'Keep that the carrier is asked' }).click();
		await expect(parcel(tracking).getByText('Carrier asked')).toBeVisible();
		await expect(agent.getByText('Mark as done…')).toHaveCount(0); // the carrier’s answer is what ends it
	};
	const parcel = (tracking: string) => agent.getByRole('region', { name: `DHL, ${tracking}` });

	await askCarrier('JD-1');
	await shopper.reload();
	await expect(shopper.getByText('We asked DHL to stop your parcel JD-1')).toBeVisible();
	await parcel('JD-1').getByRole('button', { name: 'It could not be stopped' }).click();
	// Exactly so: the button that was pressed says nearly the same.
	await expect(parcel('JD-1').getByText('Could not be stopped', { exact: true })).toBeVisible();
	const mail = await mailbox.latest('shopper@example.com', new RegExp(`parcel of order ${order.number} could not`));
	expect(mail.text).toContain('We asked DHL to stop it');
	await shopper.reload();
	await expect(shopper.getByText('DHL could not stop your parcel JD-1')).toBeVisible();

	await askCarrier('JD-2');
	await parcel('JD-2').getByRole('button', { name: 'It was stopped' }).click();
	await parcel('JD-2')
		.getByRole('link', { name: /Goes on as C-\d+/ })
		.click();
	await expect(agent.getByText('Cancellation requested [Customer]').first()).toBeVisible();
	await expect(agent.getByText('Some of the order is on its way.')).toBeVisible();
	await shopper.reload();
	await expect(shopper.getByText('DHL stopped your parcel JD-2')).toBeVisible();
});
