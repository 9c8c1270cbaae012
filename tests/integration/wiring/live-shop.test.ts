import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eq, max } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { addSession } from '../../../src/lib/modules/accounts/repository/sessions.server';
import { sessions, shoppers } from '../../../src/lib/modules/accounts/tables.server';
import { writeMessage } from '../../../src/lib/modules/cancellations/actions/talk/correspond.server';
import type { Touch } from '../../../src/lib/modules/cancellations/queue/live';
import { linkFor, revoke } from '../../../src/lib/modules/tracking/links.server';
import { openEar, type Ear } from '../../../src/lib/server/feed/ear';
import { record } from '../../../src/lib/server/outbox';
import { events } from '../../../src/lib/server/tables.server';
import { DOORS, startLive, type Live } from '../../../src/lib/wiring/live/live.server';
import { openWritingShop, type WritingShop } from '../../support/mailing';
import { readStream } from '../../support/streams';
import { programNamed } from '../../support/program';

let shop: WritingShop;
let ear: Ear;
let live: Live;
let made = 0;
const onError = (error: unknown) => {
	throw error;
};

beforeAll(async () => {
	shop = await openWritingShop();
	ear = openEar(shop.connectionOptions, onError);
});
beforeEach(async () => {
	live = await startLive({ db: shop.db, ear, onError }, () => Promise.resolve(shop.ctx()));
});
afterEach(() => live.stop());
afterAll(async () => {
	await ear.stop();
	await shop.close();
});

/** A customer with an account who has asked, and a page of theirs that is open. */
async function customer() {
	const order = await shop.place({ email: `live${made++}@example.com` });
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await shop.deliver();
	await shop.db.update(shoppers).set({ emailVerifiedAt: shop.ctx().now }).where(eq(shoppers.id, order.shopperId));
	const hash = `session${made++}`;
	const expiresAt = new Date('2099-01-01T00:00:00Z');
	await addSession(shop.db, { idHash: hash, audience: 'shopper', userId: order.shopperId, expiresAt });
	await caughtUp();
	return { order, id, hash };
}
/** Until the process knows of all that happened. */
async function caughtUp() {
	const [last] = await shop.db.select({ seq: max(events.seq) }).from(events);
	while (live.place() < (last?.seq ?? 0)) await new Promise((turn) => setImmediate(turn));
}
type Customer = Awaited<ReturnType<typeof customer>>;
const open = (key: string, hears: (touch: Touch) => boolean) =>
	readStream(live.shop.open({ key, hears }, live.place()), z.strictObject({ seq: z.number() }));
const pageOf = ({ order, hash }: Customer) =>
	open(`${DOORS.session}${hash}`, ({ shopper }) => shopper === order.shopperId);
const write = (id: string) => writeMessage(shop.staff('agent'), { id, body: 'Hello', internal: false });

it('is told what another process did, and of it only that there is something', async () => {
	const ada = await customer();
	const page = pageOf(ada);
	expect(await page.next()).toMatchObject({ event: 'hello', data: { complete: true } });
	const told = JSON.stringify({ place: shop.connectionOptions, id: ada.id, now: shop.ctx().now });
	const script = [await programNamed('accept-elsewhere'), told];
	const [code] = await once(spawn(process.execPath, script, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit');
	expect(code).toBe(0);
	expect((await page.changes()).length).toBeGreaterThan(0);
});

it('never hears of anybody else, nor of how the shop works on it', async () => {
	const [ada, ben] = [await customer(), await customer()];
	const page = pageOf(ada);
	await page.next();
	await write(ben.id);
	const inside = {
		name: 'cancellation.assigned',
		subject: ada.id,
		orderId: ada.order.id,
		cancellationId: ada.id
	} as const;
	await shop.db.transaction((tx) => record(tx, shop.staff('agent'), inside));
	await writeMessage(shop.staff('agent'), { id: ada.id, body: 'Between us', internal: true });
	await write(ada.id);
	expect(await page.changes()).toHaveLength(1);
});

it('hears that something stands in the account, once it does', async () => {
	const ada = await customer();
	const page = pageOf(ada);
	await page.next();
	await write(ada.id);
	expect(await page.changes()).toHaveLength(1);
	await shop.deliver();
	expect(await page.changes()).toHaveLength(1);
});

it('ends with the link it came by, and with the session', async () => {
	const ada = await customer();
	const link = await shop.db.transaction((tx) => linkFor(tx, shop.ctx(), ada.id));
	const tracked = open(`${DOORS.track}${link.tokenHash}`, ({ cancellation }) => cancellation === ada.id);
	const page = pageOf(ada);
	await Promise.all([tracked.next(), page.next()]);
	await write(ada.id);
	expect(await tracked.changes()).toHaveLength(1);
	expect(await page.changes()).toHaveLength(1);
	await revoke(shop.db, shop.ctx(), ada.id);
	await shop.db.delete(sessions).where(eq(sessions.idHash, ada.hash));
	await write(ada.id);
	expect(await tracked.next()).toMatchObject({ event: 'ended' });
	expect(await page.next()).toMatchObject({ event: 'ended' });
});
