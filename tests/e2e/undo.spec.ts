import { expect, test } from './support';
import { ownOrder, proceed, status } from './steps';

test('an undo asks for every loss; what left is owed, and finance records that it was paid', async ({
	shopper,
	manager,
	finance,
	shop,
	clock,
	mailbox
}) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`);
	await clock.pass(11);
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');

	await proceed(manager, number, 'Open');
	await manager.getByRole('link', { name: 'Undo…' }).click();
	const undo = manager.getByRole('button', { name: 'Undo: the order goes on' });
	await expect(manager.getByText('1 answer is still missing.')).toBeVisible();
	await expect(undo).toHaveAttribute('aria-disabled', 'true');
	const loss = manager.getByRole('listitem').filter({ hasText: 'Refunded by the provider' });
	await expect(loss.getByText('Recoverable')).toBeVisible();
	await expect(loss.getByText('$21.60')).toBeVisible();
	await loss.getByRole('radio', { name: 'No: the shopper pays it' }).check();
	await expect(manager.getByText('The shopper will owe $21.60; the order is held until it is paid.')).toBeVisible();
	await undo.click();
	await expect(status(manager, 'Cancellation undone [Customer]')).toBeVisible();
	await expect(manager.getByText('$21.60 of this undo is still to be paid')).toBeVisible();

	await shopper.goto(`/account/orders/${order.number}`);
	await expect(shopper.getByText('$21.60 is still to be paid')).toBeVisible();
	await expect(status(shopper, 'Payment due')).toBeVisible();
	const mail = await mailbox.latest('shopper@example.com', new RegExp(`Order ${order.number} goes on`));
	expect(mail.text).toContain('$21.60');

	await finance.goto(`/admin/orders/${order.number}`);
	await expect(finance.getByText('Payment requested')).toBeVisible();
	await expect(finance.getByLabel('Amount')).toHaveValue('21.60');
	await finance.getByLabel('Reference').fill('WIRE-78');
	await finance.getByRole('button', { name: 'Record the payment' }).click();
	await expect(finance.getByRole('button', { name: 'Record the payment' })).toBeHidden();
	expect(await shop.orderNow(order.id)).toMatchObject({ state: 'open', owed: 0 });
	await shopper.reload();
	await expect(shopper.getByText('is still to be paid')).toBeHidden();
});

test('a deposit that was paid out is undone once the shopper has paid it again', async ({ manager, shop, clock }) => {
	const order = await ownOrder(shop, { tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`);
	await clock.pass(11);
	const [refund] = (await shop.caseNow(id)).refunds;
	await shop.post(`/cancellations/${id}/deposits`, { refund: refund?.id, date: '2026-03-05', reference: 'WIRE-1' });
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');

	await proceed(manager, number, 'Open');
	await manager.getByRole('link', { name: 'Undo…' }).click();
	const loss = manager.getByRole('listitem').filter({ hasText: 'Paid out by bank deposit' });
	await expect(loss.getByText('$21.60')).toBeVisible();
	const undo = manager.getByRole('button', { name: 'Undo: the order goes on' });
	await expect(undo).toHaveAttribute('aria-disabled', 'true');
	await loss.getByRole('radio', { name: 'Yes, it has arrived' }).check();
	await expect(loss.getByLabel('Amount')).toHaveValue('21.60');
	await loss.getByRole('textbox', { name: 'Reference' }).fill('WIRE-BACK-1');
	await undo.click();
	await expect(status(manager, 'Cancellation undone [Customer]')).toBeVisible();
	expect(await shop.orderNow(order.id)).toMatchObject({ state: 'open', owed: 0, tenders: [{ refunded: 0 }] });
});
