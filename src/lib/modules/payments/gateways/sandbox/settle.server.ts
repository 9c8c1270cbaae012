import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { sandboxRefunds } from '../../tables.server';
import type { Movement } from './books.server';
import { webhookSecret } from './gateway.server';
import { sign, SIGNATURE_HEADER } from './signature';

const PATH = '/webhooks/sandbox';
const ANSWER_WITHIN = 5 * SECOND;
const AT_ONCE = 20;

/**
 * Decides what the sandbox left open and tells of it by webhook at `origin`, again and again until that is answered with
 * 2xx. By the real clock, as the outside world is.
 */
export const settleSandbox =
	(origin: string) =>
	async ({ db, secrets }: Pick<Ctx, 'db' | 'secrets'>): Promise<void> => {
		const due = and(lte(sandboxRefunds.settlesAt, new Date()), isNull(sandboxRefunds.toldAt));
		await db
			.update(sandboxRefunds)
			.set({ status: sql`case when ${sandboxRefunds.outcome} = 'late_failure' then 'failed' else 'succeeded' end` })
			.where(and(due, sql`${sandboxRefunds.status} in ('pending', 'succeeded')`));
		for (const movement of await db.select().from(sandboxRefunds).where(due).limit(AT_ONCE)) {
			if (await tell(origin, webhookSecret(secrets), movement))
				await db.update(sandboxRefunds).set({ toldAt: new Date() }).where(eq(sandboxRefunds.id, movement.id));
		}
	};

type Told = Pick<Movement, 'id' | 'reference' | 'key' | 'status'>;

/** The signed request that tells of a movement. */
export function webhookFor(secret: string, { id, reference, key, status }: Told): { body: string; headers: Headers } {
	const body = JSON.stringify({ id, reference, key, status });
	const signature = sign(secret, body, Date.now());
	return { body, headers: new Headers({ 'content-type': 'application/json', [SIGNATURE_HEADER]: signature }) };
}

async function tell(origin: string, secret: string, movement: Movement): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(ANSWER_WITHIN);
		const answer = await fetch(`${origin}${PATH}`, { method: 'POST', signal, ...webhookFor(secret, movement) });
		return answer.ok;
	} catch {
		return false; // not up yet, or too slow: told again at the next turn
	}
}
