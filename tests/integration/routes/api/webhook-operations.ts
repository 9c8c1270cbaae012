import { expect } from 'vitest';
import { deliver } from '$lib/modules/webhooks/jobs/deliver.server';
import type { programOf } from '../../../support/api/client';
import type { Receiver } from '../../../support/receiver';
import type { TestWorld } from '../../../support/world';

type Program = Awaited<ReturnType<typeof programOf>>;
type Sure = <T>(answer: { data?: T; error?: unknown }) => T;

const ONE = '/api/v1/webhook-endpoints/{id}' as const;

/** A program sets up where it listens, changes it, and looks at what it was sent. */
export async function listenByApi(world: TestWorld, shop: Program, receiver: Receiver, sure: Sure): Promise<void> {
	const body = { name: 'ERP', address: `${receiver.url}/erp?key=1`, events: ['refund.failed' as const] };
	const made = sure(await shop.POST('/api/v1/webhook-endpoints', { body: { kind: 'standard', ...body } }));
	const named = { params: { path: { id: made.id } } };
	expect(made).toMatchObject({ address: `${receiver.url}/erp?…`, state: 'on' });
	expect(sure(await shop.GET('/api/v1/webhook-endpoints'))).toEqual({ items: [made], next: null });
	expect(sure(await shop.GET(ONE, named))).toEqual(made);
	const { secret } = sure(await shop.GET(`${ONE}/secret`, named));
	sure(await shop.POST(`${ONE}/rotate-secret`, { ...named, body: { old: 'day' } }));
	const rotated = sure(await shop.GET(`${ONE}/secret`, named));
	expect([rotated.secret === secret, rotated.old_until === null]).toEqual([false, false]);
	const changed = sure(await shop.PATCH(ONE, { ...named, body: { name: 'Warehouse' } }));
	expect(changed).toEqual({ ...made, name: 'Warehouse' });
	expect(sure(await shop.POST(`${ONE}/pause`, { ...named, body: {} })).state).toBe('paused');
	expect(sure(await shop.POST(`${ONE}/resume`, { ...named, body: {} })).state).toBe('on');

	const tested = sure(await shop.POST(`${ONE}/test`, { ...named, body: {} }));
	const sent = { params: { path: { id: tested.id } } };
	const early = await shop.POST('/api/v1/webhook-deliveries/{id}/redeliver', { ...sent, body: {} });
	expect(early.error).toMatchObject({ code: 'webhook.waiting' });
	await deliver.handle(world.ctx(), { endpoint: made.id });
	expect(receiver.got.map(({ path }) => path)).toEqual(['/erp?key=1']);
	const log = sure(await shop.GET('/api/v1/webhook-deliveries/{id}', sent));
	expect(log).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }], body: receiver.got[0]?.body });
	const query = { state: 'delivered' as const };
	const listed = sure(await shop.GET(`${ONE}/deliveries`, { params: { ...named.params, query } }));
	expect(listed).toMatchObject({ items: [{ id: tested.id }], next: null });
	const again = sure(await shop.POST('/api/v1/webhook-deliveries/{id}/redeliver', { ...sent, body: {} }));
	expect(again).toMatchObject({ state: 'waiting', tries: 0 });
	expect(sure(await shop.DELETE(ONE, named)).id).toBe(made.id);
	expect((await shop.GET(ONE, named)).error).toMatchObject({ code: 'webhook.not_found' });
}
