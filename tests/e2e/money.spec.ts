import { expect, test } from './support';
import { fileRequest, ownOrder, proceed, status } from './steps';

test('money that can not go back by itself is transferred to the account the shopper gives', async ({
	shopper,
	agent,
	finance,
	shop,
	clock
}) => {
	const order = await ownOrder(shop, { tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const number = await fileRequest(shopper, order, '$18.00', [{ title: 'Lamp' }]);
	await proceed(agent, number);
	await agent.getByRole('button', { name: 'Accept and refund $18.00' }).click();
	await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeVisible();
	await clock.pass(11);

	await shopper.reload();
	await shopper.getByRole('button', { name: 'Save bank details' }).click();
	await expect(shopper.getByRole('link', { name: 'Please enter the name of the account holder.' })).toBeVisible();
	await shopper.getByLabel('Account holder').fill('Ada Park');
	await shopper.getByLabel('Routing number').fill('021000021');
	await shopper.getByLabel('Account number').fill('000123456789');
	await shopper.getByRole('button', { name: 'Save bank details' }).click();
	await expect(shopper.getByText('Thank you, we have your bank details.')).toBeVisible();
	await expect(shopper.getByText(/We send it to .*6789/)).toBeVisible();
	await expect(shopper.getByText('000123456789')).toBeHidden();

	await finance.goto('/admin/refunds');
	await finance.getByRole('link', { name: /^Deposits to pay/ }).click();
	await finance.getByRole('link', { name: number }).click();
	await finance.getByRole('button', { name: 'Show the account' }).click();
	await expect(finance.getByText('000123456789')).toBeVisible();
	await finance.getByText('Record the deposit as paid').click();
	await finance.getByLabel('Bank reference').fill('WIRE-77');
	await finance.getByRole('button', { name: 'Record $18.00 as paid' }).click();
	await expect(finance.getByText('Refunded', { exact: true })).toBeVisible();
	const [id = ''] = (await shop.orderNow(order.id)).cancellations;
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	await finance.reload();
	await expect(status(finance, 'Canceled [Customer]')).toBeVisible();
	await shopper.reload();
	await expect(status(shopper, 'Canceled')).toBeVisible();
	await expect(shopper.getByText('Sent to your bank account')).toBeVisible();
});

test('finance refunds later in three parts; an agent has no say in amount or date', async ({
	agent,
	finance,
	shop,
	clock
}) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await proceed(agent, number);
	await expect(agent.getByText('Amounts are the full due. Only finance or a manager can lower them.')).toBeVisible();
	await expect(agent.getByRole('group', { name: 'Refund to' }).getByRole('textbox')).toHaveCount(0);
	await expect(agent.getByRole('radio')).toHaveCount(0);

	await proceed(finance, number);
	await finance.getByRole('radio', { name: 'Later, by hand' }).check();
	await finance.getByRole('button', { name: 'Accept, refund $21.60 later' }).click();
	await finance.getByRole('button', { name: 'Send now' }).click();
	const amount = finance.getByRole('group', { name: 'Refund to' }).getByRole('textbox', { name: 'Card' });
	await expect(amount).toHaveValue('21.60');
	await amount.fill('5.10');
	await finance.getByRole('button', { name: 'Refund $5.10' }).click();
	await clock.pass(1);
	await expect.poll(async () => (await shop.caseNow(id)).refunded).toBe(510);
	await finance.reload();
	await expect(amount).toHaveValue('16.50');
	await amount.fill('6.50');
	await finance.getByRole('button', { name: 'Refund $6.50' }).click();
	await clock.pass(1);
	await expect.poll(async () => (await shop.caseNow(id)).refunded).toBe(1160);
	await finance.reload();
	await finance.getByRole('button', { name: 'Refund $10.00' }).click();
	await clock.pass(1);
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	const books = await shop.books(order);
	expect(books?.refunds.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([510, 650, 1000]);
});

test('within the grace an acceptance is taken back, or sent at once', async ({ agent, shop, clock }) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 1 });
	await proceed(agent, number);
	await agent.getByRole('button', { name: 'Accept and refund $10.80' }).click();
	await agent.getByRole('button', { name: 'Back to requested' }).click();
	await expect(status(agent, 'Cancellation requested [Customer]')).toBeVisible();
	await clock.pass(11);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'requested', refunded: 0 });

	await agent.getByRole('button', { name: 'Accept and refund $10.80' }).click();
	await agent.getByRole('button', { name: 'Send now' }).click();
	await expect(agent.getByText('Accepted. Nothing has left yet.')).toBeHidden();
	await clock.pass(1);
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	expect(await shop.books(order)).toMatchObject({ refunded: 1080 });
});
