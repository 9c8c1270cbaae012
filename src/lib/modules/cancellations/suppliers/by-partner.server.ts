import { supplierActor } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { readDesk } from '../repository/queue/desk.server';
import { answerOpened } from './by-link.server';
import type { AnswerByLink } from './schema';

/**
 * The answer of a supplier whose people are signed in as a partner, about one case.
 * @throws Refused `cancellation.not_found` for what is not theirs
 */
export async function answerAsPartner(ctx: Ctx, number: string, answer: AnswerByLink): Promise<void> {
	const desk = await readDesk(ctx.db, ctx.actor, { number });
	const asked = desk.suppliers.find(({ id, supplierName }) => id === answer.ask && supplierName === ctx.actor.id);
	const purchase = desk.purchases.find(({ id }) => id === asked?.supplierOrderId);
	if (!purchase || ctx.actor.kind !== 'partner') throw new Refused('cancellation.not_found');
	await answerOpened({ purchase, ctx: withActor(ctx, supplierActor(purchase.id, ctx.actor.name)) }, answer);
}
