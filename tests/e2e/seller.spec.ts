import { DEMO_PARTNERS } from '../../src/lib/modules/accounts/demo';
import { unused } from '../support/outside';
import { startShopify } from '../support/shopify/fake';
import { obstacles } from './axe';
import { comeIn } from './partner-steps';
import { status } from './steps';
import { expect, test } from './support';

const EDI_SELLER = DEMO_PARTNERS[3];

/** Lines of an order, all of them bought from one supplier. */
const boughtFrom = (supplier: string, sku: string, title: string, quantity: number) => ({
	...{ discounts: [], charges: [] },
	line_items: [{ sku, title, quantity, unit_price: 1000, supplier, supplier_order: 'placed' }],
	tenders: [{ kind: 'card', gateway: 'sandbox', captured: quantity * 1000 }]
});

test('an owner connects a supplier’s store: what is accepted is stopped there, and the refund goes', async ({
	owner,
	agent,
	shop,
	clock
}) => {
	const store = await startShopify();
	const [supplier, sku] = [unused('Mill '), unused('OAK')];
	const order = await shop.place({ number: unused('S'), ...boughtFrom(supplier, sku, 'Oak board', 3) });
	const there = store.place([{ sku, quantity: 3, price: 600 }], { shipping: 500 });

	await owner.goto('/admin/connections/new');
	await owner.getByRole('radio', { name: 'A supplier’s store, where we buy' }).check();
	await owner.getByLabel('Name').fill(`${supplier} at Shopify`);
	await owner.getByRole('combobox', { name: /^Supplier/ }).selectOption(supplier);
	await owner.getByLabel(/^Shop \(/).fill('fake');
	await owner.getByLabel('Access token').fill(store.token);
	await owner.getByLabel('Client secret').fill(store.credentials.client_secret);
	await owner.getByLabel('API address').fill(store.url);
	await owner.getByRole('button', { name: 'Connect a store' }).click();
	await owner.getByRole('button', { name: 'Test', exact: true }).click();
	await expect(owner.getByText('It works. Its webhooks are set up.')).toBeVisible();
	await owner.getByRole('link', { name: supplier, exact: true }).click();
	await expect(owner.getByText('We take units off our order in its store.')).toBeVisible();
	expect(await obstacles(owner)).toEqual([]);

	await owner.getByRole('link', { name: 'Supplier orders' }).click();
	const row = owner.getByRole('row').filter({ hasText: order.number });
	await row.getByText('Change', { exact: true }).click();
	await row.getByLabel('Its order number').fill(there.name);
	await row.getByRole('button', { name: 'Save' }).click();
	await expect(owner.getByText('The supplier order is saved.')).toBeVisible();
	await clock.pass(1);
	const { id, number } = await shop.ask(order, { [sku]: 1 });
	await agent.goto(`/admin/cancellations/${number}`);
	await agent.getByRole('button', { name: 'Accept and refund $10.00' }).click();
	await expect(status(agent, 'Cancellation in progress [Customer]')).toBeVisible();
	await clock.pass(11);
	await expect.poll(async () => (await shop.caseNow(id)).state).toBe('canceled');
	await agent.reload();
	await expect(status(agent, 'Canceled [Customer]')).toBeVisible();
	expect(there.lines.map(({ current }) => current)).toEqual([2]);
	expect(there.transactions).toContainEqual(expect.objectContaining({ kind: 'REFUND', amount: 600 }));
	await store.close();
});

test('an EDI seller cancels a whole order and never a part, and the customer hears of it', async ({
	page,
	shop,
	mailbox,
	clock
}) => {
	const email = `${unused('edi')}@example.com`;
	const number = unused('E');
	const order = await shop.place({ number, email, ...boughtFrom(EDI_SELLER.partner, unused('SILK'), 'Silk scarf', 2) });
	await comeIn(page, mailbox, EDI_SELLER.email);
	await page.getByRole('link', { name: number }).click();
	await expect(page.getByText('Orders you get by EDI can only be canceled as a whole here.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Cancel item/ })).toHaveCount(0);

	await page.goto(`/partner/orders/${number}/cancel?${order.line_items[0]?.id}=1`);
	await expect(page.getByText('Orders by EDI can only be canceled as a whole.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Cancel the/ })).toHaveCount(0);

	await page.goto(`/partner/orders/${number}`);
	await page.getByText('Actions', { exact: true }).click();
	await page.getByRole('link', { name: 'Cancel order' }).click();
	await page.getByLabel('Reason for Silk scarf').selectOption('Sold out');
	const send = page.getByRole('button', { name: 'Cancel the whole order' });
	await expect(send).not.toHaveAttribute('aria-disabled', 'true');
	expect(await obstacles(page)).toEqual([]);
	await send.click();
	await expect(page.getByText(/Canceled as C-\d+/)).toBeVisible();
	await clock.pass(11);
	expect((await mailbox.latest(email, new RegExp(number))).text).toContain('Silk scarf');
});
