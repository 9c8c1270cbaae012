import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { orderedAgain } from '../../../orders/repository/again.server';
import { claimsOf } from '../../money/claims';
import { readDesk } from '../../repository/queue/desk.server';
import { undoFactsOf } from '../../repository/undo-facts.server';
import { stepFor } from '../../status';
import { named } from './look.server';

/** What an undo of this case touches as it stands, for whoever weighs it. @throws Refused when it can't be undone by them */
export const lookAtUndo = (ctx: Ctx, number: string) =>
	ctx.db.transaction(async (tx) => {
		const desk = await readDesk(tx, ctx.actor, { number });
		const it = named(desk, { number });
		demand(stepFor(it.state, 'undo', ctx.actor.rights, claimsOf(ctx.actor, it)));
		const [facts, again] = await Promise.all([undoFactsOf(tx, ctx, desk, it), orderedAgain(tx, it.id)]);
		return {
			it: { id: it.id, number: it.number, version: it.version, state: it.state, origin: it.origin },
			currency: desk.order.currency,
			facts,
			again,
			refunds: desk.refunds.map(({ id, tenderId }) => ({
				id,
				tender: desk.order.tenders.find((one) => one.id === tenderId)
			})),
			suppliers: desk.suppliers.map(({ id, supplierName }) => ({ id, supplierName }))
		};
	});
