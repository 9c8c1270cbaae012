import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOMENTS, type Moment } from '../../../../scripts/chaos/gateway/world';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openFaulty, type Faulty } from '../../../support/faulty';
import { programNamed } from '../../../support/program';

let faulty: Faulty;
let child: ChildProcess | undefined;
let killAt: string | undefined;
beforeAll(async () => {
	faulty = await openFaulty((moment: Moment) => void (moment === killAt && child?.kill('SIGKILL')));
});
afterAll(async () => {
	expect((await checkInvariants(faulty.shop.db)).violations).toEqual([]);
	await faulty.close();
});

/** Another process accepts the case and does all that follows, until it is killed with -9. */
async function dieWorking(id: string, at: string): Promise<unknown> {
	killAt = at;
	const { shop, gateway } = faulty;
	const told = JSON.stringify({ place: shop.connectionOptions, url: gateway.url, id, at, now: shop.ctx().now });
	const script = [await programNamed('die-working'), told];
	child = spawn(process.execPath, script, { stdio: ['ignore', 'inherit', 'inherit'] });
	const [, signal] = await once(child, 'exit');
	killAt = undefined;
	return signal;
}

const EVENTS = [
	...['cancellation.accepted', 'refund.planned', 'cancellation.released', 'refund.queued'],
	...['refund.submitted', 'refund.succeeded', 'cancellation.canceled']
];

it.each([...EVENTS, ...MOMENTS, 'handled'])('refunds exactly once after a kill -9 at: %s', async (at) => {
	const { id, order, reference } = await faulty.asked();
	const before = await faulty.shop.wallet(order.shopperId, 'points');
	expect(await dieWorking(id, at)).toBe('SIGKILL');

	const { state } = await faulty.shop.see(id);
	if (state === 'requested') await accept(faulty.shop.staff('agent'), { id }); // it never was accepted, and staff see that
	await faulty.wait(); // or its jobs, which nobody does any more, would be waited for
	await faulty.shop.pass(11);
	for (let tries = 0; tries < 3; tries++) await faulty.wait();

	expect(await faulty.shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	expect(faulty.sent(reference)).toEqual([{ amount: 2740, status: 'succeeded' }]);
	expect((await faulty.shop.wallet(order.shopperId, 'points')) - before).toBe(500);
	expect((await faulty.shop.order(order.id)).tenders.map(({ reserved, refunded }) => ({ reserved, refunded }))).toEqual(
		[
			{ reserved: 0, refunded: 500 },
			{ reserved: 0, refunded: 2740 }
		]
	);
});
