import { expect, test } from './support';
import { ownOrder, proceed, status } from './steps';

/** In a currency that no other order here is charged in: what this test sets is nobody else's business. */
const IN_FRANCS = { currency: 'CHF', tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840 }] };

test('what an agent accepts above the amount waits for finance, who releases it', async ({
	owner,
	agent,
	finance,
	shop,
	clock
}) => {
	await owner.goto('/admin/policy/edit');
	await owner.getByLabel('Finance releases refunds above').fill('KRW 90,000,000, CHF 20');
	await expect(owner.getByText('finance releases it before it goes out').first()).toBeVisible();
	await owner.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(owner.getByText(/^Saved/)).toBeVisible();

	const order = await ownOrder(shop, IN_FRANCS);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await proceed(agent, number);
	await expect(agent.getByText(/After you accept, it waits until finance releases it/)).toBeVisible();
	await agent.getByRole('button', { name: /^Accept and refund/ }).click();
	await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeVisible();
	await clock.pass(11);
	await agent.reload();
	await expect(agent.getByText('Waits for finance', { exact: true })).toBeVisible();
	await expect(agent.getByText(/Please ask /)).toBeVisible();
	await expect(agent.getByRole('button', { name: /^Release/ })).toBeDisabled();

	await finance.goto('/admin/refunds');
	await finance.getByRole('link', { name: /^To release/ }).click();
	const row = finance.getByRole('row').filter({ hasText: number });
	await row.getByRole('button', { name: `${number}` }).click();
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	await agent.reload();
	await expect(status(agent, 'Canceled [Customer]')).toBeVisible();
});
