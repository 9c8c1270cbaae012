import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { derive, type Secrets } from '$lib/server/secrets';
import type { Gateway, Notice, Receipt } from '../../gateway';
import { findMovement, findSecured } from '../../repository/sandbox.server';
import { move, type Answer } from './movement.server';
import { receiptOf } from './receipt';
import { isSigned, SIGNATURE_HEADER } from './signature';

/**
 * A payment provider of our own for demo and tests. It keeps its own books, in its own transactions and by the real clock,
 * as any provider would, and answers by a script.
 */
export const sandbox = ({ db, secrets, now }: Pick<Ctx, 'db' | 'secrets' | 'now'>): Gateway => ({
	refund: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'refund'))),
	void: (ask) => answer(() => db.transaction((tx) => move(tx, ask, 'void'))),
	async find({ key }) {
		const movement = await findMovement(db, key);
		return movement && receiptOf(movement);
	},
	secures: (reference) => findSecured(db, reference),
	verifyWebhook: (rawBody, headers) => verify({ secrets, now }, rawBody, headers)
});

/** What the sandbox signs its webhooks with. */
export const webhookSecret = (secrets: Secrets): string => derive(secrets, 'sandbox-webhook', 'v1');

/** Keeps silent after its books are written, so that a lost answer is lost for good. */
async function answer(moving: () => Promise<Answer>): Promise<Receipt> {
	const said = await moving();
	if ('silent' in said) throw new Error('The sandbox gateway did not answer in time');
	return said.receipt;
}

const notice = z.object({ id: z.string(), reference: z.string(), key: z.string() });

function verify({ secrets, now }: Pick<Ctx, 'secrets' | 'now'>, rawBody: string, headers: Headers): Verdict<Notice> {
	const header = headers.get(SIGNATURE_HEADER) ?? '';
	if (!isSigned(webhookSecret(secrets), rawBody, { header, now: now.getTime() })) return no('webhook.signature_wrong');
	const parsed = notice.safeParse(jsonIn(rawBody));
	return parsed.success ? yes(parsed.data) : no('request.malformed');
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
