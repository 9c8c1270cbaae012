import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { expect, test } from './support';
import { ownOrder } from './steps';

const file = z.array(z.record(z.string(), z.string()));

test('the queue is taken out as it is filtered, and whoever asked reads the file', async ({ agent, manager, shop }) => {
	const order = await ownOrder(shop, { name: '=Ada Park' });
	const { number } = await shop.ask(order, { 'API-LAMP': 1 });
	await agent.goto(`/admin/cancellations?tab=all&q=${order.number}`);
	await agent.getByRole('button', { name: 'Export CSV' }).click();
	await expect(agent.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible();
	const row = agent.getByRole('row', { name: /Cancellations/ }).first();
	await expect(row.getByText('Ready')).toBeVisible();

	const coming = agent.waitForEvent('download');
	await row.getByRole('link', { name: 'For Excel' }).click();
	const download = await coming;
	expect(download.suggestedFilename()).toMatch(/^cancellations-\d{4}-\d\d-\d\d\.csv$/);
	const text = await readFile(await download.path(), 'utf8');
	expect(text.startsWith('\uFEFFnumber,order,state,')).toBe(true);
	const rows = file.parse(parse(text, { columns: true, bom: true, record_delimiter: '\r\n' }));
	expect(rows).toMatchObject([{ number, order: order.number, state: 'requested', name: "'=Ada Park", due: '18.00' }]);

	const href = await row.getByRole('link', { name: /^Download/ }).getAttribute('href');
	expect((await manager.request.get(href ?? '')).status()).toBe(404);

	await manager.goto('/admin/audit?what=export');
	await expect(manager.getByRole('row').filter({ hasText: 'Export downloaded' }).first()).toContainText('Noah Kim');
	await row.getByRole('button', { name: 'Delete' }).click();
	await expect(row.getByText('No longer kept')).toBeVisible();
});

test('without JavaScript a list is taken out all the same', async ({ browser, manager, shop }) => {
	await ownOrder(shop);
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await manager.context().storageState()
	});
	const plain = await context.newPage();
	await plain.goto('/admin/orders?state=open');
	await plain.getByRole('button', { name: 'Export CSV' }).click();
	await expect(plain.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible();
	await expect
		.poll(async () => {
			await plain.goto('/admin/exports');
			return plain.getByRole('link', { name: /^Download/ }).count();
		})
		.toBeGreaterThan(0);
	await context.close();
});
