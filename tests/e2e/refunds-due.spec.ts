import { unused } from '../support/outside';
import { ownOrder, pathOf, proceed } from './steps';
import { expect, test } from './support';

test('finance sends refunds that are due: several after a look at what they come to, one by one click', async ({
	finance,
	shop,
	clock
}) => {
	const begin = unused('DUE');
	const filed = [];
	for (const at of [1, 2, 3, 4]) {
		const order = await shop.place({ number: `${begin}-${at}` });
		const one = await shop.ask(order, { 'API-DESK': 2 });
		await shop.post(`/cancellations/${one.id}/accept`, { when: 'later' });
		filed.push(one);
	}
	const [first, second, held, last] = filed;
	if (!first || !second || !held || !last) throw new Error('four were filed');
	await clock.pass(11);
	const [refund] = (await shop.caseNow(held.id)).refunds;

	await finance.goto(`/admin/refunds?tab=due&due=week&q=${begin}`);
	await expect(finance.getByRole('row').filter({ hasText: begin })).toHaveCount(4);
	for (const { number } of [first, second, held])
		await finance.getByRole('checkbox', { name: `Select the refund of ${number}` }).check();
	await expect(finance.getByText('3 selected')).toBeVisible();
	await shop.post(`/refunds/${refund?.id}/hold`, { reason: 'Asked the customer' });
	await finance.getByRole('button', { name: 'Refund selected…' }).click();

	await expect(finance.getByRole('heading', { level: 1, name: 'Refund 3 cancellations' })).toBeVisible();
	await expect(finance.getByText('1 × Nothing is planned here that could be sent.')).toBeVisible();
	await finance.getByRole('button', { name: 'Refund $43.20 for 2 cancellations' }).click();
	for (const { id } of [first, second]) await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');

	await finance.goto(`/admin/refunds?tab=due&q=${begin}`);
	await finance.getByRole('button', { name: `Refund $21.60 of ${last.number} now` }).click();
	await expect.poll(async () => (await shop.caseNow(last.id)).state).toBe('canceled');
	expect(await shop.caseNow(held.id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

test('a refund the bank refused goes another way: asked by mail, agreed on the page, sent by a manager', async ({
	agent,
	manager,
	shopper,
	shop,
	clock,
	sandbox,
	mailbox
}) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 1 });
	await sandbox.next({ outcome: 'declined' });
	await proceed(agent, number);
	await agent.getByRole('button', { name: 'Accept and refund $10.80' }).click();
	await agent.getByRole('button', { name: 'Send now' }).click();
	await expect.poll(async () => (await shop.caseNow(id)).refunds[0]?.state).toBe('failed');
	await clock.pass(1);
	await agent.reload();
	await agent.getByText('Another way', { exact: true }).click();
	await expect(agent.getByRole('button', { name: 'Send $10.80 this way' })).toBeDisabled();

	await manager.goto(`/admin/cancellations/${number}`);
	await manager.getByText('Another way', { exact: true }).click();
	await manager.getByRole('button', { name: 'Ask the customer' }).click();
	const mail = await mailbox.latest('shopper@example.com', /Where should we send \$10\.80\?/);
	const link = mail.links.find((one) => one.includes('/track/')) ?? '';

	await shopper.goto(`${pathOf(link)}?bank=us`);
	await expect(shopper.getByRole('heading', { name: 'Where should we send $10.80?' })).toBeVisible();
	await shopper.getByLabel('Account holder').fill('Ada Park');
	await shopper.getByLabel('Routing number').fill('021000021');
	await shopper.getByLabel('Account number').fill('000123456789');
	await shopper.getByRole('button', { name: 'Save bank details' }).click();
	await expect(shopper.getByText('Thank you, we have your bank details.')).toBeVisible();

	await manager.reload();
	await expect(manager.getByText('The customer agreed: Bank deposit.')).toBeVisible();
	await manager.getByLabel('Why it goes another way').fill('The bank refused the card');
	await manager.getByRole('button', { name: 'Send $10.80 this way' }).click();
	await manager.getByText('Record the deposit as paid').click();
	await manager.getByLabel('Bank reference').fill('WIRE-88');
	await manager.getByRole('button', { name: 'Record $10.80 as paid' }).click();
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	await shopper.reload();
	await expect(shopper.getByText('Transferred')).toBeVisible();
});
