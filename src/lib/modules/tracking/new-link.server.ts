import { Refused } from '$lib/core/refusal';
import { HOUR } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { sha256 } from '$lib/server/config/secrets';
import { orderOfCase } from '../cancellations/repository/order-id.server';
import { useUp } from '../settings/repository/rate-limits.server';
import { findByHash } from './repository.server';

const WINDOW = HOUR;
const MOST = 3;

/** Whether there is a link of this token at all, open or not. @throws Refused `link.unknown` */
export async function knowLink({ db }: Pick<Ctx, 'db'>, token: string): Promise<string> {
	const link = await findByHash(db, sha256(token));
	if (!link) throw new Refused('link.unknown');
	return link.cancellationId;
}

/**
 * Mails the next link to the address of the order, whoever holds the old one. What an old link may still do is to ask for
 * this. @throws Refused `link.unknown`, `request.too_many`
 */
export async function askForNewLink(ctx: Ctx, token: string): Promise<void> {
	const cancellationId = await knowLink(ctx, token);
	const limit = { key: `new_link:${cancellationId}`, max: MOST, windowMs: WINDOW };
	if (!(await useUp(ctx.db, ctx.now, [limit]))) throw new Refused('request.too_many');
	await ctx.db.transaction(async (tx) => {
		const orderId = await orderOfCase(tx, cancellationId);
		if (!orderId) throw new Refused('link.unknown');
		await record(tx, ctx, { name: 'cancellation.link_asked', subject: cancellationId, cancellationId, orderId });
	});
}
