import { z } from 'zod';
import type { CallAnswer } from '$lib/core/call-answer';
import { idOf } from '$lib/core/ids';
import { DAY, later, MINUTE, SECOND } from '$lib/core/time';
import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { callOutside, getReach } from '$lib/server/outside';
import { record } from '$lib/server/outbox';
import { open } from '$lib/server/config/secrets';
import { afterTry, type Outcome } from '../attempt';
import { KINDS } from '../kinds';
import { keptOf } from '../mask';
import {
	bookTry,
	deleteDeliveriesBefore,
	failWaiting,
	insertTry,
	listDueAt,
	type Delivery
} from '../repository/deliveries.server';
import { changeEndpoint, claimDue, findEndpoint, lockEndpoint, type Endpoint } from '../repository/endpoints.server';
import { signed } from '../signature';
import type { OffReason } from '../states';

const BATCH = 100;
/** A sender that died is replaced after this long; one that lives is done well before. */
const BUSY = MINUTE;
const STOP_AFTER = 20 * SECOND;

/**
 * Sends what is due at one endpoint, the oldest first, until its time is up or nobody answers: however many messages wait
 * for a dead endpoint, it holds up one worker for one time-out. Safe to repeat: a receiver knows a message by its id.
 */
export const deliver = defineJob({
	name: 'webhooks.deliver',
	payload: z.object({ endpoint: idOf('whe') }),
	attempts: 1, // what is not sent stays due
	run: async (ctx, { endpoint: id }) => {
		const begun = performance.now();
		for (const delivery of await listDueAt(ctx.db, id, ctx.now, BATCH)) {
			const endpoint = await findEndpoint(ctx.db, id);
			if (endpoint?.state !== 'on' || performance.now() - begun > STOP_AFTER) break;
			if (endpoint.holdUntil !== null && endpoint.holdUntil > ctx.now) break;
			const answer = await send(ctx, endpoint, delivery);
			await book(ctx, { endpoint, delivery, answer });
			if (answer.status === null) break;
		}
		await changeEndpoint(ctx.db, id, { busyUntil: null });
	}
});

/** Finds where something is to be sent, and gives each such endpoint one sender. Safe in several processes. */
export const sendDue = ({ db, now }: Ctx): Promise<void> =>
	db.transaction(async (tx) => {
		const ids = await claimDue(tx, now, later(now, BUSY));
		await enqueue(
			tx,
			ids.map((endpoint) => deliver.with({ endpoint }))
		);
	});

const KEPT = 30 * DAY;

/** Forgets what was delivered or given up long ago. */
export async function forgetDeliveries({ db, now }: Ctx): Promise<void> {
	await deleteDeliveriesBefore(db, later(now, -KEPT));
}

function send({ secrets, now }: Ctx, endpoint: Endpoint, { messageId: id, body }: Delivery): Promise<CallAnswer> {
	const { addressSealed, secretSealed, oldSecretSealed, oldUntil } = endpoint;
	const old = oldUntil !== null && oldUntil > now ? oldSecretSealed : null;
	const keys = [secretSealed, old].flatMap((sealed) => (sealed === null ? [] : [open(secrets, sealed)]));
	return callOutside({
		...{ url: open(secrets, addressSealed), body, reach: getReach() },
		headersAt: (at) => (keys.length > 0 ? signed(keys, { id, at, body }) : {})
	});
}

type Tried = { readonly endpoint: Endpoint; readonly delivery: Delivery; readonly answer: CallAnswer };

/** What came of a try, in one transaction: the log, what follows for the message, and for the endpoint. */
const book = (ctx: Ctx, { endpoint: { id, kind }, delivery, answer }: Tried): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const endpoint = await lockEndpoint(tx, SYSTEM, id);
		const failingSince = endpoint.failingSince ?? ctx.now;
		const failures = endpoint.failures + 1;
		const outcome = afterTry({
			...{ answer, tries: delivery.tries + 1, now: ctx.now, failingSince, failures },
			...{ gone: KINDS[kind].gone, chance: ctx.chance() }
		});
		const booked = await bookTry(tx, delivery, {
			state: outcome.state,
			status: answer.status,
			...(outcome.state === 'waiting' ? { nextAt: outcome.nextAt } : {}),
			...(outcome.state === 'delivered' ? { deliveredAt: ctx.now } : {})
		});
		if (!booked) return;
		const { status, took } = answer;
		const said = answer.status === null ? { silence: answer.why } : { response: keptOf(answer.text) };
		await insertTry(tx, { deliveryId: delivery.id, at: ctx.now, status, took, ...said });
		await changeEndpoint(tx, id, healthAfter(outcome, { failingSince, failures }));
		if (outcome.state === 'failed' && outcome.off !== null) await turnOff(tx, ctx, endpoint, outcome.off);
	});

const healthAfter = (outcome: Outcome, failing: { readonly failingSince: Date; readonly failures: number }) =>
	outcome.state === 'delivered'
		? { failingSince: null, failures: 0, holdUntil: null }
		: { ...failing, holdUntil: outcome.state === 'waiting' ? outcome.holdUntil : null };

async function turnOff(tx: Tx, given: Ctx, { id, name, addressShown, buyer }: Endpoint, why: OffReason): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	await changeEndpoint(tx, id, { state: 'off', offReason: why });
	await failWaiting(tx, id);
	await record(tx, ctx, { name: 'webhook.disabled', subject: id, data: { name, address: addressShown, why, buyer } });
}
