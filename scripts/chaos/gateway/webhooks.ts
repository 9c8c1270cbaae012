import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Booked } from './books';
import type { Delivery } from './faults';
import { refundObject } from './wire';

const ANSWER_WITHIN_MS = 1500;
const AGAIN_AFTER_MS = 150;
const AGAIN_AT_LATEST_MS = 1000;
const TRIES = 90; // Stripe goes on for days: on a busy machine a shop that was killed takes a while to be back

type Settings = {
	readonly secret: string;
	/** Where our webhooks are now; nothing while nobody is up. */
	readonly address: () => string | undefined;
};

/** Tells of changes at least once, signed, and again as long as nobody answers well. */
export function tellerAt({ secret, address }: Settings) {
	const under = new Set<Promise<void>>();
	const untold = new Set<string>();
	let made = 0;

	const post = async (body: string): Promise<boolean> => {
		const seconds = Math.floor(Date.now() / 1000);
		const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
		const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${mac}` };
		try {
			const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
			return (await fetch(address() ?? 'http://127.0.0.1:9', { method: 'POST', body, headers, signal })).ok;
		} catch {
			return false;
		}
	};
	const deliver = async (body: string, delayMs: number): Promise<void> => {
		await wait(delayMs);
		for (let tries = 0; tries < TRIES && !(await post(body)); tries++)
			await wait(Math.min(AGAIN_AFTER_MS * (tries + 1), AGAIN_AT_LATEST_MS));
	};
	const tell = (refund: Booked, { copies, delayMs }: Delivery): Promise<void> => {
		if (copies === 0) untold.add(refund.id);
		const type = refund.status === 'failed' ? 'refund.failed' : 'refund.updated';
		const event = { id: `evt_${++made}`, object: 'event', type, created: refund.created };
		const body = JSON.stringify({ ...event, data: { object: refundObject(refund) } });
		const told = Promise.all(Array.from({ length: copies }, () => deliver(body, delayMs))).then(() => {});
		under.add(told);
		void told.finally(() => under.delete(told));
		return told;
	};
	return { tell, untold: (id: string) => untold.has(id), quiet: async () => void (await Promise.all(under)) };
}
