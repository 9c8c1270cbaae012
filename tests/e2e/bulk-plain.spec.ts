import { unused } from '../support/outside';
import { expect, test } from './support';

test('without JavaScript an agent ticks two, sees the dry run, accepts them and takes them back', async ({
	agent,
	browser,
	shop
}) => {
	const begin = unused('PLAIN');
	const filed = [];
	for (const at of [1, 2, 3])
		filed.push(await shop.ask(await shop.place({ number: `${begin}-${at}` }), { 'API-DESK': 2 }));
	const storageState = await agent.context().storageState();
	const context = await browser.newContext({ javaScriptEnabled: false, storageState });
	const page = await context.newPage();

	await page.goto(`/admin/cancellations?tab=all&q=${begin}`);
	await page.getByRole('button', { name: 'Accept…' }).click();
	await expect(page.getByText('Please tick at least one cancellation first.')).toBeVisible();
	await page.goto(`/admin/cancellations?tab=all&q=${begin}`);
	for (const { number } of filed.slice(0, 2)) await page.getByRole('checkbox', { name: `Choose ${number}` }).check();
	await page.getByRole('button', { name: 'Accept…' }).click();

	await expect(page.getByText('Everything can be done: 2')).toBeVisible();
	await page.getByRole('button', { name: 'Accept 2 and refund $43.20' }).click();
	const reloaded = async (text: string) => {
		await page.goto(page.url());
		return page.getByText(text).count();
	};
	await expect.poll(() => reloaded('All done: 2.')).toBeGreaterThan(0);
	const states = await Promise.all(filed.map(({ id }) => shop.caseNow(id)));
	expect(states.map(({ state }) => state)).toEqual(['in_progress', 'in_progress', 'requested']);

	await page.getByRole('button', { name: 'Take back 2' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Bulk take-back (2)' })).toBeVisible();
	await expect.poll(() => reloaded('All done: 2.')).toBeGreaterThan(0);
	expect((await shop.caseNow(filed[0]?.id ?? '')).state).toBe('requested');

	await page.goto(`/admin/cancellations?tab=all&q=${begin}`);
	await page.getByRole('checkbox', { name: 'All that match, up to 1,000' }).check();
	await page.getByRole('button', { name: 'Assign…' }).click();
	await page.getByLabel('Assign to').selectOption('Noah Kim');
	await page.getByRole('button', { name: 'Assign 3' }).click();
	await expect.poll(() => reloaded('All done: 3.')).toBeGreaterThan(0);
	await context.close();
});
