import type { Page } from '@playwright/test';
import { unused, type programOf } from '../support/outside';
import { expect, test } from './support';

type Shop = ReturnType<typeof programOf>;

/** So many requests for two desks of $21.60, on orders whose numbers begin alike. */
async function requests(shop: Shop, begin: string, count: number) {
	const file = async (at: number) => {
		const order = await shop.place({ number: `${begin}-${String(at).padStart(2, '0')}` });
		return shop.ask(order, { 'API-DESK': 2 });
	};
	const filed = [];
	for (let at = 0; at < count; at += 10)
		filed.push(...(await Promise.all(Array.from({ length: Math.min(10, count - at) }, (_, by) => file(at + by)))));
	return filed;
}

const search = async (page: Page, text: string) => {
	await page.goto(`/admin/cancellations?tab=all&q=${text}`);
	await expect(page.getByRole('row').filter({ hasText: text }).first()).toBeVisible();
};

test('an agent accepts 50 at once, sees why 3 are left out, and takes the rest back', async ({ agent, shop }) => {
	test.slow(); // a hundred writes by API come first
	const begin = unused('BULK');
	const filed = await requests(shop, begin, 50);
	const [taken, refused, late] = filed;
	if (!taken || !refused || !late) throw new Error('fifty were filed');
	await shop.post(`/cancellations/${taken.id}/accept`, { when: 'now' });
	await shop.post(`/cancellations/${refused.id}/reject`, { reason: 'Packed already', show: true });

	await search(agent, begin);
	await agent.getByRole('checkbox', { name: 'Choose all on this page' }).check();
	await expect(agent.getByText('25 selected')).toBeVisible();
	await expect(agent.getByRole('status').filter({ hasText: '25 selected' })).toContainText('$540.00');
	await agent.getByRole('link', { name: 'Next' }).click();
	await expect(agent).toHaveURL(/[?&]at=/);
	await expect(agent.getByText('25 selected')).toBeVisible(); // what was ticked on the page before is kept
	await agent.getByRole('button', { name: 'Select all 50 that match' }).click();
	await expect(agent.getByRole('status').filter({ hasText: '50 selected' })).toContainText('$1,080.00');
	await agent.getByRole('button', { name: 'Accept…' }).click();

	await expect(agent.getByRole('heading', { level: 1, name: 'Bulk accept (50)' })).toBeVisible();
	await expect(agent.getByText('48 will be done, 2 will be left out')).toBeVisible();
	await agent.getByRole('link', { name: 'Left out 2' }).click();
	await expect(agent.getByRole('row').filter({ hasText: taken.number })).toContainText(
		'Cancellation in progress: this can'
	);
	expect((await shop.caseNow(late.id)).state).toBe('requested'); // a dry run does nothing

	await shop.post(`/cancellations/${late.id}/reject`, { reason: 'On its way', show: true });
	await agent.getByRole('button', { name: 'Accept 48 and refund $1,036.80' }).click();
	await expect(agent.getByText('Finished: 47 done, 3 left out.').first()).toBeVisible({ timeout: 30_000 });
	await agent.getByRole('link', { name: 'Left out 3' }).click();
	await expect(agent.getByRole('row').filter({ hasText: late.number })).toContainText('was changed by');
	const states = await Promise.all(filed.map(({ id }) => shop.caseNow(id)));
	expect(states.filter(({ state }) => state === 'in_progress')).toHaveLength(48); // one of them was accepted before

	await agent.getByRole('button', { name: 'Take back 47' }).click();
	await expect(agent.getByRole('heading', { level: 1, name: 'Bulk take-back (47)' })).toBeVisible();
	await expect(agent.getByText('All done: 47.').first()).toBeVisible({ timeout: 30_000 });
	const after = await Promise.all(filed.map(({ id }) => shop.caseNow(id)));
	expect(after.filter(({ state }) => state === 'requested')).toHaveLength(47);

	await agent.getByRole('link', { name: 'See what this takes back' }).click();
	await expect(agent.getByText('This was taken back. That works once.')).toBeVisible();
	await expect(agent.getByRole('button', { name: /^Take back/ })).toHaveCount(0);
});

test('a range is ticked with the shift key, and rejecting says first that it is final', async ({ agent, shop }) => {
	const begin = unused('RNG');
	const filed = await requests(shop, begin, 4);
	await search(agent, begin);
	const boxes = agent.getByRole('checkbox', { name: /^Choose C-/ });
	await boxes.nth(0).click();
	await boxes.nth(2).click({ modifiers: ['Shift'] });
	await expect(agent.getByText('3 selected')).toBeVisible();
	await agent.getByRole('button', { name: 'Reject…' }).click();
	await expect(agent.getByText("A rejection can't be taken back. Customers may ask again.")).toBeVisible();
	await agent.getByLabel('Why the shop keeps the order').fill('It is packed already');
	await agent.getByRole('button', { name: 'Reject 3' }).click();
	await expect(agent.getByText('All done: 3.').first()).toBeVisible({ timeout: 30_000 });
	const states = await Promise.all(filed.map(({ id }) => shop.caseNow(id)));
	expect(states.filter(({ state }) => state === 'rejected')).toHaveLength(3);

	await agent.goto('/admin/cancellations');
	await agent.getByRole('link', { name: 'Recent bulk actions' }).click();
	await expect(agent.getByRole('row').filter({ hasText: 'Bulk reject (3)' }).first()).toContainText('3 done');
});
