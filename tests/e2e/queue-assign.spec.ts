import { ownOrder } from './steps';
import { unused } from '../support/outside';
import { expect, test } from './support';

test('a case is given to a colleague from its row, who finds it under their own', async ({ agent, manager, shop }) => {
	const name = unused('Assignee');
	const { number } = await shop.ask(await ownOrder(shop, { name }), { 'API-DESK': 1 });
	await manager.goto(`/admin/cancellations?tab=requested&q=${name}`);
	await manager.getByRole('button', { name: `Assign ${number}` }).click();
	await manager.getByRole('button', { name: 'Noah Kim' }).click();
	await expect(manager.getByText('Assigned.', { exact: true })).toBeVisible();
	await expect(manager.getByRole('button', { name: `Assign ${number} · Assigned: Noah Kim` })).toBeVisible();

	await agent.goto(`/admin/cancellations?tab=requested&assignee=me&q=${name}`);
	await agent.getByRole('link', { name: number, exact: true }).click();
	await expect(agent.getByText('Assigned: Noah Kim').first()).toBeVisible();
	await expect(agent.getByRole('list', { name: 'Timeline' }).getByText('Noah Kim')).toBeVisible();
});

test('a manager turns the round on; who is away is passed by', async ({ agent, manager, shop, clock }) => {
	await manager.goto('/admin/cancellations/turns');
	await manager.getByRole('checkbox', { name: 'Give new requests in turn' }).check();
	for (const name of ['Noah Kim', 'Mina Choi']) await manager.getByRole('checkbox', { name }).check();
	await manager.getByRole('button', { name: 'Save' }).click();
	await expect(manager.getByText('Saved. It holds for requests from now on.')).toBeVisible();
	try {
		await agent.goto('/admin/cancellations/turns');
		await agent.getByRole('button', { name: 'I’m away' }).click();
		await expect(agent.getByText('You are away; your turn passes by.')).toBeVisible();
		const name = unused('Round');
		for (let at = 0; at < 2; at++) await shop.ask(await ownOrder(shop, { name }), { 'API-DESK': 1 });
		await clock.pass(0);
		await manager.goto(`/admin/cancellations?tab=requested&assignee=me&q=${name}`);
		await expect(manager.getByRole('row').filter({ hasText: name })).toHaveCount(2);
		await agent.getByRole('button', { name: 'I’m back' }).click();
		await expect(agent.getByText('You take your turn.')).toBeVisible();
	} finally {
		await manager.goto('/admin/cancellations/turns');
		await manager.getByRole('checkbox', { name: 'Give new requests in turn' }).uncheck();
		await manager.getByRole('button', { name: 'Save' }).click();
		await expect(manager.getByText('Saved. It holds for requests from now on.')).toBeVisible();
	}
});
