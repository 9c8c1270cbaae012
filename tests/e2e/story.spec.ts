import { expect, test } from './support';
import { fileRequest, ownOrder, pathOf, proceed, status } from './steps';

test('a shopper cancels part of an order, and follows the money by link until it is back', async ({
	shopper,
	agent,
	page,
	shop,
	sandbox,
	clock,
	mailbox
}) => {
	const order = await ownOrder(shop);
	const number = await fileRequest(shopper, order, '$10.80', [{ title: 'Walnut desk', quantity: 1 }]);
	await expect(status(shopper, 'Waiting for our answer')).toBeVisible();
	const received = await mailbox.latest('shopper@example.com', new RegExp(order.number));
	const link = pathOf(received.links.find((one) => one.includes('/track/')) ?? '');

	await test.step('whoever has the link sees the case; looking never acts', async () => {
		for (const path of [link, `${link}?/withdraw`]) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1, name: `Cancellation ${number}` })).toBeVisible();
		}
		await expect(status(page, 'Waiting for our answer')).toBeVisible();
	});

	await test.step('an agent accepts it from the queue', async () => {
		await proceed(agent, number);
		await expect(status(agent, 'Cancellation requested [Customer]')).toBeVisible();
		await agent.getByRole('button', { name: 'Accept and refund $10.80' }).click();
		await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeVisible();
		await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();
	});
	await shopper.reload();
	await expect(shopper.getByText(/Your refund leaves at/)).toBeVisible();
	expect(await shop.books(order)).toMatchObject({ refunded: 0, refunds: [] });

	await test.step('after the grace the gateway takes it, and says later that it is through', async () => {
		// Refunds of the demo's own cases may fall due in the same minutes.
		await sandbox.next(...Array.from({ length: 20 }, () => ({ outcome: 'pending', after_ms: 2000 })));
		await clock.pass(11);
		const [id = ''] = (await shop.orderNow(order.id)).cancellations;
		await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
		expect(await shop.books(order)).toMatchObject({ refunded: 1080, refunds: [{ amount: 1080, status: 'succeeded' }] });
		await agent.reload();
		const story = agent.getByRole('list', { name: 'Timeline' });
		for (const event of ['Refund pending at the provider', 'Refund succeeded', 'Completed']) {
			await expect(story.getByText(event, { exact: true })).toBeVisible();
		}
	});

	await test.step('the link of the last mail tells the end, without signing in', async () => {
		const done = await mailbox.latest(
			'shopper@example.com',
			new RegExp(`${order.number}: your cancellation is complete`)
		);
		await page.goto(pathOf(done.links.find((one) => one.includes('/track/')) ?? ''));
		await expect(status(page, 'Canceled')).toBeVisible();
		await expect(page.getByText('Sent to your card')).toBeVisible();
		await page.goto('/account');
		await expect(page).toHaveURL(/\/sign-in/);
	});
});

test('an order paid in points is canceled as soon as it is accepted, and told once', async ({
	shopper,
	agent,
	shop,
	clock,
	mailbox
}) => {
	const order = await ownOrder(shop, { tenders: [{ kind: 'points', captured: 5840 }] });
	const number = await fileRequest(shopper, order, '$58.40', [{ title: 'Walnut desk' }, { title: 'Lamp' }]);
	await proceed(agent, number);
	await agent.getByRole('button', { name: 'Accept and refund $58.40' }).click();
	await expect(status(agent, 'Canceled [Customer]')).toBeVisible();
	await shopper.reload();
	await expect(status(shopper, 'Canceled')).toBeVisible();
	await expect(shopper.getByText('Back in your points')).toBeVisible();

	await clock.pass(11);
	await mailbox.latest('shopper@example.com', new RegExp(`${order.number}: your cancellation is complete`));
	const about = (await mailbox.all('shopper@example.com')).filter(({ text }) => text.includes(order.number));
	expect(about.map(({ subject }) => subject)).toEqual([
		`Order ${order.number}: your cancellation is complete`,
		`We have your cancellation request for order ${order.number}`
	]);
});
