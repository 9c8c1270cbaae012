import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { decideDue, markTold, type Movement } from '../../repository/sandbox.server';
import type { KeptDispute } from '../../repository/sandbox-console.server';
import { webhookSecret } from './gateway.server';
import { sign, SIGNATURE_HEADER } from './signature';

const PATH = '/webhooks/sandbox';
const ANSWER_WITHIN = 5 * SECOND;

/** Decides what the sandbox left open and tells of it by webhook at `origin`, again and again until answered with 2xx. */
export const settleSandbox =
	(origin: string) =>
	async (ctx: Pick<Ctx, 'db' | 'secrets' | 'now'>): Promise<void> => {
		for (const movement of await decideDue(ctx.db)) {
			if (await tell(origin, webhookFor(ctx, movement))) await markTold(ctx.db, movement.id);
		}
	};

type Told = Pick<Movement, 'id' | 'reference' | 'key' | 'status'>;
type Webhook = { readonly body: string; readonly headers: Headers };

/** The signed request that tells of a movement. */
export const webhookFor = (ctx: Signing, { id, reference, key, status }: Told): Webhook =>
	signed(ctx, { id, reference, key, status });

/** The same of a dispute. */
export const disputeWebhook = (
	ctx: Signing,
	{ reference, amountMinor: amount, currency, state, reason }: KeptDispute
): Webhook => signed(ctx, { id: `sbd_${reference}`, reference, dispute: { amount, currency, state, reason } });

type Signing = Pick<Ctx, 'secrets' | 'now'>;

function signed({ secrets, now }: Signing, about: unknown): Webhook {
	const body = JSON.stringify(about);
	const signature = sign(webhookSecret(secrets), body, now.getTime());
	return { body, headers: new Headers({ 'content-type': 'application/json', [SIGNATURE_HEADER]: signature }) };
}

async function tell(origin: string, webhook: Webhook): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(ANSWER_WITHIN);
		const answer = await fetch(`${origin}${PATH}`, { method: 'POST', signal, ...webhook });
		return answer.ok;
	} catch {
		return false; // not up yet, or too slow: told again at the next turn
	}
}
