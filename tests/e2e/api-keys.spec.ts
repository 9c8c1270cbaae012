import { newKey, programOf, unused } from '../support/outside';
import { expect, test } from './support';

test('an owner makes a key for a partner, puts a new one in its place, and revokes that', async ({
	owner,
	request
}) => {
	const name = unused('Buyer');
	await owner.goto('/admin/api-keys');
	await owner.getByRole('link', { name: 'New key' }).click();
	await owner.getByRole('link', { name: 'A buyer' }).click();
	await owner.getByLabel('Name of the partner').fill(name); // a key of our own has no such field
	await owner.getByLabel('Only what is ticked here').check();
	await owner.getByRole('button', { name: 'Make key' }).click();
	await expect(owner.getByRole('link', { name: 'Please tick at least one.' })).toBeVisible();
	await owner.getByLabel('See orders').check();
	await owner.getByLabel('Valid for').selectOption('90 days');
	await owner.getByRole('button', { name: 'Make key' }).click();
	await expect(owner.getByText('Copy the key now')).toBeVisible();
	const shown = owner.getByText(/^rsk_[\w-]{43}$/);
	const key = await shown.innerText();

	const partner = programOf(request, key);
	const seen = await partner.get('/orders');
	expect(seen).toMatchObject({ status: 200, body: { items: [] } });
	expect(seen.headers['ratelimit']).toMatch(/^"minute";r=\d+;t=\d+$/);
	expect(await partner.post('/quotes')).toMatchObject({ status: 403, body: { scope: 'quotes:write' } });

	await owner.getByRole('link', { name: 'All keys' }).click();
	await expect(shown).toHaveCount(0);
	await owner.getByRole('link', { name }).click();
	await owner.getByText('Replace by a new key').click();
	await owner.getByRole('button', { name: 'Make the new key' }).click();
	const next = programOf(request, await shown.innerText());
	await expect(owner.getByText('Being replaced')).toBeVisible();
	for (const program of [partner, next]) expect(await program.get('/orders')).toMatchObject({ status: 200 });
	await owner.getByRole('link', { name: 'See the newer key' }).click();
	await expect(owner.getByText('Replace by a new key')).toBeVisible(); // the older one could be revoked here, too
	await owner.getByText('Revoke', { exact: true }).click();
	await owner.getByRole('button', { name: 'Revoke key' }).click();
	await expect(owner.getByText('Revoked', { exact: true }).first()).toBeVisible();
	expect(await next.get('/orders')).toMatchObject({ status: 401 });
});

test('keys are the owner’s business', async ({ manager }) => {
	await manager.goto('/admin/api-keys');
	await expect(manager.getByRole('heading', { name: 'API keys' })).toHaveCount(0);
});

test('somebody who writes a program finds an operation and sends its example', async ({ page, request }) => {
	await page.goto('/api/docs');
	await page.getByLabel('Find an operation').fill('take in an order');
	await page.getByRole('button', { name: 'Find' }).click();
	const operation = page.getByRole('article').filter({ hasText: '/api/v1/orders' });
	await expect(operation).toHaveCount(1);
	const curl = await operation.getByLabel('Example: orders.create', { exact: true }).innerText();
	const [, body = ''] = /-d '(.*)'$/s.exec(curl) ?? [];
	const sent: unknown = JSON.parse(body);
	const data = { ...Object(sent), number: unused('docs') };
	const headers = { authorization: `Bearer ${await newKey('owner', unused('docs'))}` };
	expect((await request.post('/api/v1/orders', { headers, data })).status()).toBe(201);
});
