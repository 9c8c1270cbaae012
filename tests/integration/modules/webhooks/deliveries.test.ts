import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giveStaffAccount } from '../../../../src/lib/modules/accounts/actions.server';
import {
	addEndpoint,
	pauseEndpoint,
	removeEndpoint,
	resumeEndpoint
} from '../../../../src/lib/modules/webhooks/actions/endpoints.server';
import { revealSecret, rotateSecret } from '../../../../src/lib/modules/webhooks/actions/secret.server';
import { sendAgain, sendAllAgain, sendTest } from '../../../../src/lib/modules/webhooks/actions/send.server';
import { deliver } from '../../../../src/lib/modules/webhooks/jobs/deliver.server';
import { passOnEvents } from '../../../../src/lib/modules/webhooks/jobs/pass-on.server';
import { getDelivery, listDeliveries } from '../../../../src/lib/modules/webhooks/repository/deliveries.server';
import { getEndpoint, listEndpoints } from '../../../../src/lib/modules/webhooks/repository/endpoints.server';
import { webhookDeliveries } from '../../../../src/lib/modules/webhooks/tables.server';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { DAY, MINUTE } from '../../../../src/lib/core/time';
import { setReach } from '../../../../src/lib/server/outside';
import { openWritingShop, type WritingShop } from '../../../support/mailing';
import { openReceiver, type Receiver } from '../../../support/receiver';

let shop: WritingShop;
let receiver: Receiver;
beforeAll(async () => {
	shop = await openWritingShop();
	receiver = await openReceiver();
	setReach('private');
	const owner = { email: 'owner@example.com', name: 'Mina', password: 'battery staple horse', role: 'owner' } as const;
	await giveStaffAccount(shop.ctx(), owner);
});
afterAll(async () => {
	setReach('public');
	await receiver.close();
	await shop.close();
});
beforeEach(() => {
	receiver.got.length = 0;
	receiver.says(() => ({ status: 200, text: 'ok' }));
});

let count = 0;
const listen = async (events = ['cancellation.requested'] as const) => {
	await shop.pass(1); // what happened before is not told
	const name = `Warehouse ${++count}`;
	const input = { kind: 'standard' as const, name, address: `${receiver.url}/${count}`, events: [...events] };
	const { id, secret } = await addEndpoint(shop.staff('manager'), input);
	const mine = () => receiver.got.filter(({ path }) => path === `/${name.slice(10)}`);
	const log = async () => (await listDeliveries(shop.db, { endpointId: id, tab: 'all', limit: 50 })).items;
	return { id, name, secret: secret ?? '', mine, log, end: () => removeEndpoint(shop.staff('manager'), { id }) };
};
const happen = async () => shop.ask(await shop.place({ email: `w${count}@example.com` }), [['LAMP', 1]]);
const stateOf = async (id: string) => (await getEndpoint(shop.db, SYSTEM, id)).state;

it('tells of an event once, signed, with what the feed says of it', async () => {
	const { id, secret, mine, log, end } = await listen();
	const asked = await happen();
	await shop.settle();
	await shop.pass(1);
	expect(mine()).toHaveLength(1);
	const [one] = mine();
	const headers = Object.fromEntries(Object.entries(one?.headers ?? {}).map(([key, value]) => [key, String(value)]));
	const told = new Webhook(secret).verify(one?.body ?? '', headers);
	expect(told).toMatchObject({
		type: 'cancellation.requested',
		data: { id: headers['webhook-id'], cancellation: asked.id }
	});
	expect(await log()).toMatchObject([{ state: 'delivered', tries: 1, status: 200 }]);
	expect(await revealSecret(shop.staff('manager'), { id })).toBe(secret);
	await end();
});

it('writes each message once, however many pass the feed on at the same moment', async () => {
	const { log, end } = await listen();
	await happen();
	await Promise.all(Array.from({ length: 8 }, () => passOnEvents(shop.ctx())));
	expect(await log()).toHaveLength(1);
	await shop.settle();
	await end();
});

it('tries again by the same id until it is taken, and keeps each try', async () => {
	const { id, mine, log, end } = await listen();
	receiver.says(() => ({ status: 500, text: 'whsec_abc is wrong, ada@example.com' }));
	await happen();
	await shop.settle();
	expect(await log()).toMatchObject([{ state: 'waiting', tries: 1, status: 500 }]);
	expect(await listEndpoints(shop.db, { actor: SYSTEM, limit: 5 })).toMatchObject([{ id, waiting: 1, failed: 0 }]);
	receiver.says(() => 'hang up');
	await shop.pass(1);
	receiver.says(() => ({ status: 204 }));
	await shop.pass(10);
	const [delivery] = await log();
	expect(delivery).toMatchObject({ state: 'delivered', tries: 3, status: 204 });
	expect(new Set(mine().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
	expect(new Set(mine().map(({ body }) => body)).size).toBe(1);
	const { tries } = await getDelivery(shop.db, id, delivery?.id ?? '', 10);
	expect(tries).toMatchObject([
		{ status: 204 },
		{ status: null, silence: 'connection' },
		{ status: 500, response: 'whsec_… is wrong, …@…' }
	]);
	await end();
});

it('spreads the tries by the chance it is given, from a tenth early to a tenth late', async () => {
	const { id, log, end } = await listen();
	receiver.says(() => ({ status: 500 }));
	await happen();
	await passOnEvents(shop.ctx());
	const nextBy = async (chance: number) => {
		await deliver.handle({ ...shop.ctx(), chance: () => chance }, { endpoint: id });
		const [one] = await log();
		return (one?.nextAt.getTime() ?? 0) - shop.ctx().now.getTime();
	};
	expect(await nextBy(0)).toBe(4500);
	await shop.db.update(webhookDeliveries).set({ nextAt: shop.ctx().now }).where(eq(webhookDeliveries.endpointId, id));
	expect(await nextBy(1)).toBe(324_500);
	await end();
});

it('follows no redirect', async () => {
	const { mine, log, end } = await listen();
	receiver.says(() => ({ status: 302, headers: { location: `${receiver.url}/elsewhere` } }));
	await happen();
	await shop.settle();
	expect(mine()).toHaveLength(1);
	expect(receiver.got.map(({ path }) => path)).not.toContain('/elsewhere');
	expect(await log()).toMatchObject([{ state: 'waiting', status: 302 }]);
	await end();
});

it('leaves a server alone that is too busy, with everything, as long as it asks', async () => {
	const { mine, end } = await listen();
	receiver.says(() => ({ status: 429, headers: { 'retry-after': '1800' } }));
	await happen();
	await shop.settle();
	await happen();
	await shop.pass(20);
	expect(mine()).toHaveLength(1);
	receiver.says(() => ({ status: 200 }));
	await shop.pass(15);
	expect(mine()).toHaveLength(3);
	await end();
});

it('calls no address inside, whatever was allowed when it was typed', async () => {
	const { mine, log, id, end } = await listen();
	setReach('public');
	await happen();
	await shop.settle();
	expect(mine()).toEqual([]);
	const [delivery] = await log();
	expect((await getDelivery(shop.db, id, delivery?.id ?? '', 1)).tries).toMatchObject([{ silence: 'address_refused' }]);
	const address = { kind: 'standard', name: 'Inside', events: ['refund.failed'] } as const;
	const add = (url: string) =>
		addEndpoint(shop.staff('manager'), { ...address, events: [...address.events], address: url });
	await expect(add('https://169.254.169.254/')).rejects.toThrow('address.private');
	await expect(add('http://erp.example/')).rejects.toThrow('address.not_https');
	setReach('private');
	await end();
});

describe('an endpoint where nobody is', () => {
	const mailsAbout = (name: string) =>
		shop.office.to('owner@example.com').filter(({ subject }) => subject.includes(name));

	it('is turned off at once when it says so, and its owner is told once', async () => {
		const { id, name, log, end } = await listen();
		receiver.says(() => ({ status: 410 }));
		await happen();
		await shop.settle();
		expect(await stateOf(id)).toBe('off');
		expect(await log()).toMatchObject([{ state: 'failed' }]);
		expect(mailsAbout(name)).toHaveLength(1);
		await end();
	});

	it('is turned off after a day of trying; what failed can be sent again', async () => {
		const { id, name, mine, log, end } = await listen();
		receiver.says(() => ({ status: 500 }));
		await happen();
		for (let hours = 0; hours < 60; hours += 3) await shop.pass(180); // longer than ten tries take at their latest
		expect(await stateOf(id)).toBe('off');
		expect(mine()).toHaveLength(10);
		expect(mailsAbout(name)).toHaveLength(1);
		await happen();
		await shop.settle();
		expect(await log()).toHaveLength(1); // what happens while it is off is not written down
		await expect(sendAllAgain(shop.staff('manager'), { id })).rejects.toThrow('webhook.not_on');
		receiver.says(() => ({ status: 200 }));
		await shop.pass(1);
		await resumeEndpoint(shop.staff('manager'), { id });
		await sendAllAgain(shop.staff('manager'), { id });
		await shop.settle();
		expect(await log()).toMatchObject([{ state: 'delivered' }]);
		await end();
	});
});

it('waits while it is paused, and then sends what waited', async () => {
	const { id, mine, end } = await listen();
	await pauseEndpoint(shop.staff('manager'), { id });
	await happen();
	await shop.pass(5);
	expect(mine()).toEqual([]);
	await resumeEndpoint(shop.staff('manager'), { id });
	await shop.settle();
	expect(mine()).toHaveLength(1);
	await end();
});

it('signs with both secrets for a day after a change, then with the new one', async () => {
	const { id, secret, mine, end } = await listen();
	const fresh = await rotateSecret(shop.staff('manager'), { id, old: 'day' });
	await sendTest(shop.staff('manager'), { id });
	await shop.settle();
	await shop.pass(DAY / MINUTE);
	await sendTest(shop.staff('manager'), { id });
	await shop.settle();
	const accepted = mine().map(({ headers, body }) =>
		[secret, fresh].map((key) => {
			const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
			try {
				return Boolean(new Webhook(key).verify(body, given));
			} catch {
				return false;
			}
		})
	);
	expect(accepted).toEqual([
		[true, true],
		[false, true]
	]);
	await end();
});

it('sends one message again by its id, and only once at a time', async () => {
	const { id, mine, log, end } = await listen();
	const delivery = await sendTest(shop.staff('manager'), { id });
	await expect(sendAgain(shop.staff('manager'), { id: delivery })).rejects.toThrow('webhook.waiting');
	await shop.settle();
	await sendAgain(shop.staff('manager'), { id: delivery });
	await shop.settle();
	expect(mine().map(({ headers }) => headers['webhook-id'])).toEqual([delivery, delivery]);
	expect(await log()).toMatchObject([{ id: delivery, state: 'delivered' }]);
	await end();
});

it('alerts a channel in its own words, and takes an unknown one for gone', async () => {
	await shop.pass(1);
	const input = {
		kind: 'slack',
		name: '#refunds',
		address: `${receiver.url}/slack`,
		events: ['refund.failed']
	} as const;
	const { id, secret } = await addEndpoint(shop.staff('manager'), { ...input, events: [...input.events] });
	expect(secret).toBeNull();
	await sendTest(shop.staff('manager'), { id });
	await shop.settle();
	expect(JSON.parse(receiver.got[0]?.body ?? '')).toMatchObject({ text: 'This is a test. Alerts arrive here.' });
	expect(receiver.got[0]?.headers['webhook-signature']).toBeUndefined();
	receiver.says(() => ({ status: 404, text: 'no_service' }));
	await sendTest(shop.staff('manager'), { id });
	await shop.settle();
	expect(await stateOf(id)).toBe('off');
	await expect(addEndpoint(shop.staff('manager'), { ...input, events: ['cancellation.requested'] })).rejects.toThrow(
		'webhook.event_unknown'
	);
	await removeEndpoint(shop.staff('manager'), { id });
});

it('is for those who lead the shop', async () => {
	const { id, end } = await listen();
	for (const role of ['agent', 'finance'] as const) {
		await expect(revealSecret(shop.staff(role), { id })).rejects.toThrow('auth.forbidden');
		await expect(sendTest(shop.staff(role), { id })).rejects.toThrow('auth.forbidden');
		await expect(removeEndpoint(shop.staff(role), { id })).rejects.toThrow('auth.forbidden');
	}
	await end();
});
