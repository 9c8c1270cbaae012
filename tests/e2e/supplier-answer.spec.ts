import { BY_PHONE, itemsOf, unused, type Order, type programOf } from '../support/outside';
import { proceed, refused } from './steps';
import { expect, patient, test } from './support';

type Shop = ReturnType<typeof programOf>;
const PRINTS = 'orders@northwood-prints.example';

/** A poster of the demo's supplier that takes letters. */
const poster = (shop: Shop, over: Readonly<Record<string, unknown>> = {}): Promise<Order> =>
	shop.place({
		...{ number: unused('S'), discounts: [], charges: [] },
		line_items: [
			{
				...{ sku: 'E2E-POSTER', title: 'Sea poster', quantity: 2, unit_price: 1000 },
				...{ supplier: 'Northwood Prints', supplier_order: 'placed', ...over }
			}
		],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});

/** Accepts a request for all of it, and lets the letter go. */
async function letterFor(shop: Shop, order: Order): Promise<{ id: string; number: string }> {
	const it = await shop.ask(order, { 'E2E-POSTER': 2 });
	await shop.post(`/cancellations/${it.id}/accept`);
	await shop.post(`/cancellations/${it.id}/send-now`);
	return it;
}

const pathIn = (links: readonly string[]) =>
	new URL(links.find((link) => link.includes('/supplier/')) ?? 'http://nowhere.invalid/').pathname;

test('a supplier says yes on a phone by the link in its letter, and the refund goes', async ({
	browser,
	shop,
	mailbox,
	agent
}) => {
	const order = await poster(shop);
	const it = await letterFor(shop, order);
	const letter = await mailbox.latest(PRINTS, new RegExp(order.number));
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = patient(await context.newPage());
	await page.goto(pathIn(letter.links));
	await expect(page.getByText('2 × Sea poster')).toBeVisible();
	await page.getByLabel('You pay back (USD)').fill('7.50');
	await page.getByRole('button', { name: 'Send answer' }).click();
	await expect(page.getByText('Thank you, your answer has arrived.')).toBeVisible();
	await expect(page.getByText('You stop it', { exact: true })).toBeVisible();
	await expect.poll(async () => (await shop.caseNow(it.id)).state).toBe('canceled');
	await agent.goto('/admin/suppliers/owed');
	await expect(agent.getByRole('row').filter({ hasText: it.number })).toContainText('$7.50');
	await context.close();
});

test('a supplier says no and why: the refund waits, and a manager may go on with the money at stake in sight', async ({
	page,
	shop,
	mailbox,
	agent
}) => {
	const order = await poster(shop);
	const it = await letterFor(shop, order);
	const letter = await mailbox.latest(PRINTS, new RegExp(order.number));
	await page.goto(pathIn(letter.links));
	await page.getByRole('radio', { name: /^No\b/ }).check();
	await page.getByRole('button', { name: 'Send answer' }).click();
	await expect(page.getByText('Please say why you can’t stop it.')).toBeVisible();
	await page.getByLabel('Your words').fill('It left this morning');
	await page.getByRole('button', { name: 'Send answer' }).click();
	await expect(page.getByText('You can’t stop it', { exact: true })).toBeVisible();
	await proceed(agent, it.number, 'Open');
	await expect(agent.getByText('Northwood Prints could not stop all of it')).toBeVisible();
	await expect(agent.getByText('“It left this morning”')).toBeVisible();
	await expect(agent.getByText('does not stop it', { exact: false }).first()).toBeVisible();
	expect(await shop.caseNow(it.id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

test('after a supplier’s no an agent can’t go on, and a manager does with a reason, the money at stake in sight', async ({
	shop,
	agent,
	manager
}) => {
	const order = await poster(shop);
	const it = await shop.ask(order, { 'E2E-POSTER': 2 });
	await proceed(agent, it.number);
	await agent.getByRole('button', { name: 'Ask supplier now' }).click();
	await expect.poll(async () => (await shop.caseNow(it.id)).supplier[0]?.state).toBe('sent');
	const [{ id: asked } = { id: '' }] = (await shop.caseNow(it.id)).supplier;
	const no = { supplier_cancellation: asked, answer: 'declined', note: 'Printed' };
	await shop.post(`/cancellations/${it.id}/supplier-answers`, no);
	await agent.reload();
	await expect(agent.getByRole('button', { name: /^Accept/ })).toBeDisabled();
	await expect(agent.getByText('A manager can override this with a reason.').first()).toBeVisible();
	await proceed(manager, it.number);
	await expect(manager.getByText('At stake: $20.00')).toBeVisible();
	await manager.getByLabel('Override as a manager').check();
	await manager.getByRole('button', { name: /^Accept/ }).click();
	await expect(manager.getByText('Please give a reason.')).toBeVisible();
	await refused(manager);
	expect((await shop.caseNow(it.id)).state).toBe('requested');
	await manager.getByLabel('Why', { exact: true }).fill('A regular customer');
	await manager.getByRole('button', { name: /^Accept/ }).click();
	await expect.poll(async () => (await shop.caseNow(it.id)).state).toBe('in_progress');
});

test('what is made for one customer and in production: no change of mind, and at our fault it can still be asked', async ({
	shop,
	mailbox,
	agent
}) => {
	const order = await poster(shop, { personalized: true, supplier_order: 'in_production' });
	const ask = (reason: string) =>
		shop.post('/cancellations', {
			order: order.id,
			items: itemsOf(order, { 'E2E-POSTER': 2 }, reason),
			...BY_PHONE
		});
	expect(await ask('changed_mind')).toMatchObject({ status: 409, body: { code: 'cancellation.personalized' } });
	expect(await ask('delay')).toMatchObject({ status: 201 });
	const [id = ''] = (await shop.orderNow(order.id)).cancellations;
	await proceed(agent, (await shop.caseNow(id)).number);
	await expect(agent.getByText('it is being made, and can be asked to stop')).toBeVisible();
	await agent.getByRole('button', { name: 'Ask supplier now' }).click();
	await mailbox.latest(PRINTS, new RegExp(order.number));
	await agent.reload();
	await expect(agent.getByText('Asked, no answer yet')).toBeVisible();
});

test('a supplier that can’t deliver opens a cancellation, and a closed link opens nothing', async ({
	page,
	shop,
	agent
}) => {
	const order = await poster(shop);
	await agent.goto('/admin/suppliers/orders');
	const row = agent.getByRole('row').filter({ hasText: order.number });
	await row.getByText('Change', { exact: true }).click();
	await row.getByRole('button', { name: 'Link for the supplier' }).click();
	const link = await row.getByRole('link', { name: 'Open the page' }).getAttribute('href');
	const path = new URL(link ?? '').pathname;
	await page.goto(path);
	await page.getByLabel('Sea poster (of 2)').fill('1');
	await page.getByRole('button', { name: 'Report to the shop' }).click();
	await expect(page.getByText('The shop has your message')).toBeVisible();
	const [id = ''] = (await shop.orderNow(order.id)).cancellations;
	const { number } = await shop.caseNow(id);
	await proceed(agent, number);
	await expect(agent.locator('header').getByText('Cancellation requested [Supplier]')).toBeVisible();
	await agent.goto('/admin/suppliers/orders');
	await row.getByText('Change', { exact: true }).click();
	await row.getByRole('button', { name: 'Close its links' }).click();
	await expect(agent.getByText('Every link of this order is closed.')).toBeVisible();
	await page.goto(path);
	await expect(page.getByText('This link is no longer valid')).toBeVisible();
});
