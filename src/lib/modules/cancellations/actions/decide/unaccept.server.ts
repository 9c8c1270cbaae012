import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveUnits } from '../../../orders/repository/units.server';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { enableSoldCards } from '../../../refunds/actions/sold-cards.server';
import type { Case, Desk } from '../../case';
import { lawfulBy, legalCaseOf, legalColumns } from '../../legal/of-case.server';
import { deadlineOf } from '../../queue/deadline';
import { awaitSuppliersAgain, callOffUnasked, updateCase } from '../../repository/write.server';
import type { Target } from '../../schema';
import { judgeUnaccept } from './judge.server';
import { caseEvent, caseIn, movesTo } from './on-desk.server';

/** T16, within the grace: as if never accepted. */
export const unaccept = (ctx: Ctx, target: Target): Promise<void> =>
	ctx.db.transaction((tx) => unacceptIn(tx, ctx, target));

/** The same as a part of a transaction that is open. */
export const unacceptIn = (tx: Tx, ctx: Ctx, target: Target): Promise<void> =>
	caseIn(tx, ctx, target, async (tx, desk, it) => {
		demand(judgeUnaccept(ctx, it));
		await cancelOpen(tx, ctx, it.id);
		if (desk.cards.length > 0) await enableSoldCards(tx, ctx, it);
		const undecided = {
			decidedAt: null,
			decidedBy: null,
			acceptedByRule: null,
			graceUntil: null,
			refundWhen: null,
			refundDueAt: null
		};
		await Promise.all([
			moveUnits(tx, movesTo('held', it)),
			callOffUnasked(tx, it.id),
			awaitSuppliersAgain(tx, it.id),
			updateCase(tx, it.id, { state: 'requested', ...undecided, ...askedAgain(ctx, desk, it) }),
			record(tx, ctx, caseEvent(it, 'cancellation.unaccepted'))
		]);
	});

/** Its clocks stand as they did before the acceptance. */
function askedAgain(ctx: Ctx, desk: Desk, it: Case) {
	const law = legalColumns(lawfulBy(ctx, desk, { ...legalCaseOf(it), decided: false }));
	const facts = { state: 'requested', requestedAt: it.createdAt, graceUntil: null, refunds: [] } as const;
	return { ...law, deadlineAt: deadlineOf({ ...facts, ...law }) };
}
