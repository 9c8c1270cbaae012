import type { Page } from '@playwright/test';
import { expect, test } from './support';
import { ownOrder } from './steps';

/** One desk of an order of its own, refunded; `key`: what the gateway knows the refund by. */
const refunded = test.extend<{ gone: () => Promise<{ number: string; reference: string; key: string }> }>({
	gone: ({ shop }, use) =>
		use(async () => {
			const order = await ownOrder(shop);
			const { id } = await shop.ask(order, { 'API-DESK': 1 });
			await shop.post(`/cancellations/${id}/accept`);
			await shop.post(`/cancellations/${id}/send-now`);
			await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
			const [refund] = (await shop.caseNow(id)).refunds;
			return { number: order.number, reference: order.tenders[0]?.reference ?? '', key: refund?.id ?? '' };
		})
});

const rowOf = (page: Page, table: RegExp, number: string) =>
	page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: number });

refunded(
	'a manager compares with the gateway and puts each kind of difference right',
	async ({ manager, shop, clock, gone }) => {
		const [here, there, amount, state] = [await gone(), await gone(), await gone(), await gone()];
		const deeds = [
			{ does: 'refund', reference: here.reference, amount: 100 },
			{ does: 'forget', key: there.key },
			{ does: 'change', key: amount.key, amount: 1 },
			{ does: 'change', key: state.key, status: 'failed' }
		];
		expect(await shop.dev('/sandbox', { console: deeds })).toMatchObject({ status: 200 });
		await clock.pass(11);
		await manager.goto('/admin/reconciliation');
		await manager.getByRole('button', { name: 'Compare now' }).click();
		const open = (number: string) => rowOf(manager, /To be put right/, number);
		const settled = (number: string) => rowOf(manager, /Settled lately/, number);
		await expect(open(here.number)).toContainText('Missing here');
		await expect(open(there.number)).toContainText('Missing at the gateway');
		await expect(open(amount.number)).toContainText('Amounts differ');
		await expect(open(state.number)).toContainText('States differ');

		await open(here.number).getByRole('button', { name: 'Book it' }).click();
		await expect(settled(here.number)).toContainText('Booked');
		await open(there.number).getByRole('button', { name: 'Mark as failed' }).click();
		await expect(settled(there.number)).toContainText('Marked as failed');
		await open(state.number)
			.getByRole('button', { name: /Take over/ })
			.click();
		await expect(settled(state.number)).toContainText('Booked');
		await expect(open(amount.number).getByRole('button', { name: /Book|failed|Take over/ })).toHaveCount(0);
		await open(amount.number).getByText('I found out why…').click();
		await open(amount.number).getByLabel('What you found').fill('The bank rounded');
		await open(amount.number).getByRole('button', { name: 'Close it' }).click();
		await expect(settled(amount.number)).toContainText('The bank rounded');
	}
);

test('finance is told why nothing more can be refunded while a dispute is open', async ({ finance, shop, clock }) => {
	const order = await ownOrder(shop);
	const { id, number } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`, { when: 'later' });
	await clock.pass(11);
	const dispute = { does: 'dispute', reference: order.tenders[0]?.reference ?? '' };
	const told = (state: string) => shop.dev('/sandbox', { console: [{ ...dispute, state }] });
	expect(await told('open')).toMatchObject({ status: 200 });
	await expect(async () => {
		await finance.goto(`/admin/cancellations/${number}`);
		await expect(finance.getByText('The shopper’s bank disputes the payment.')).toBeVisible({ timeout: 1000 });
	}).toPass(); // a job reads what the gateway has told
	const refund = finance.getByRole('button', { name: /^Refund \$/ });
	await expect(refund).toHaveCount(0);
	await told('won');
	await expect(refund).toBeVisible();
	await expect(finance.getByText('The shopper’s bank disputes the payment.')).toHaveCount(0);
});
