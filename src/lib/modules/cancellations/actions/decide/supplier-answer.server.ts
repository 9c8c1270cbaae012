import type { Actor } from '$lib/core/actor';
import { demand, no, Refused, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import { closeTasks, insertTask } from '../../../orders/repository/tasks.server';
import { LATE_TASKS, SUPPLIER_TASKS } from '../../../orders/tasks';
import { queue } from '../../../refunds/actions/queue.server';
import type { AnswerWay } from '../../../suppliers/terms';
import { answerSeen, goingOn, isPart, type AskedUnits } from '../../../suppliers/answer';
import { expectRecovery } from '../../../suppliers/repository/recoveries.server';
import { isHeardAfter, isLate, suppliersOf, type Case, type Desk, type SupplierCase } from '../../case';
import { updateSupplierCase } from '../../repository/write.server';
import type { supplierAnswerInput } from '../../schema';
import { refuses, standingAgainst } from '../../suppliers/standing';
import { backOf } from '../../suppliers/supplier-back';
import { caseEvent, onCase } from './on-desk.server';

type Input = z.infer<typeof supplierAnswerInput>;
/** What a supplier said, whoever wrote it down. */
export type Answered = Omit<Input, 'id' | 'version' | 'supplier_cancellation' | 'via'> & {
	readonly via: AnswerWay;
};

/** What a supplier said by phone, mail or on its site, recorded by staff; or by the API, said by itself. */
export const answerSupplier = (
	ctx: Ctx,
	{ id, version, supplier_cancellation, via = 'phone', ...said }: Input
): Promise<void> =>
	onCase(ctx, { id, version }, async (tx, desk, it) => {
		const isOwn = ctx.actor.kind === 'partner' && ctx.actor.rights.has('trade');
		if (!isOwn && !ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const mine = demand(awaitedFrom(desk, it, supplier_cancellation));
		if (isOwn && !isAsked(mine, ctx.actor)) throw new Refused('supplier.answer_not_awaited');
		await answerIn(tx, ctx, { desk, it, mine }, { ...said, via: isOwn ? 'api' : via });
	});

/** A supplier answers, by its own key, what it was asked itself. */
const isAsked = ({ supplierName, sentAt }: SupplierCase, { id }: Actor) => supplierName === id && sentAt !== null;

/**
 * The asking an answer is for: it can be given, and corrected, until the case is over. Where that came without its answer it
 * can be given still, once; and one that was undone may have been stopped all the same, which we have to hear of.
 */
export function awaitedFrom(desk: Desk, it: Case, id: string): Verdict<SupplierCase> {
	const mine = suppliersOf(desk, it.id).find((one) => one.id === id);
	const open = it.state === 'in_progress' || it.state === 'requested';
	const awaited = mine && (isLate(it, mine) || isHeardAfter(it, mine) || (open && mine.state !== 'not_needed'));
	return awaited ? yes(mine) : no('supplier.answer_not_awaited');
}

type Answering = {
	readonly desk: Desk;
	readonly it: Case;
	readonly mine: SupplierCase;
	/** The answer that whoever answers saw there; another one since is not replaced unseen. */
	readonly seen?: string | undefined;
};

/**
 * Approved by all: the refund that waited goes. Declined or only a part: staff choose what to do, so it becomes their task;
 * as does a new order with the supplier, where it stopped goods that an undo has let go on. The same said twice is said once.
 */
export async function answerIn(tx: Tx, ctx: Ctx, { desk, it, mine, seen }: Answering, said: Answered): Promise<void> {
	const { answer, note = null, via, pays_back_on = null } = said;
	const stops = answer === 'partly_approved' && said.items ? said.items.map(unitsOf) : null;
	if (answer === 'partly_approved' && stops && !isPart(mine.items, stops)) throw new Refused('supplier.not_a_part');
	const back = backOf(desk, mine, { answer, paysBack: said.pays_back, stops });
	const patch = {
		state: answer,
		answeredAt: ctx.now,
		answeredVia: via,
		answerNote: note,
		answerItems: stops,
		paysBackMinor: back.amount,
		paysBackCurrency: back.currency,
		paysBackOn: pays_back_on
	};
	if (isSame(mine, patch)) return;
	if (seen !== undefined && seen !== answerSeen(mine)) throw new Refused('supplier.answered_meanwhile');
	const late = isLate(it, mine);
	const kinds = late ? LATE_TASKS : SUPPLIER_TASKS;
	const moot = { cancellationId: it.id, kinds, supplier: mine.supplierName };
	const left = stops ? goingOn(mine.items, stops) : mine.items;
	await closeTasks(tx, moot, 'supplier.answered');
	await Promise.all([
		updateSupplierCase(tx, mine.id, patch),
		expectRecovery(tx, ctx, { id: mine.id, supplierId: mine.supplierId, ...back, on: pays_back_on }),
		isReady(it) && standingAgainst(standNow(desk, it, { ...mine, ...patch }), it.items).length === 0
			? queue(tx, ctx, { cancellationId: it.id })
			: undefined,
		late || refuses({ ...mine, ...patch, overriddenAt: null }, it.items)
			? taskAfter(tx, ctx, { it, mine, left, answer, late })
			: undefined,
		record(tx, ctx, {
			...caseEvent(it, 'supplier.answered', { answer, supplier: mine.supplierName, note, via, back: back.amount }),
			subject: mine.id
		})
	]);
}

type After = Pick<Answering, 'it' | 'mine'> & {
	readonly left: readonly AskedUnits[];
	readonly answer: Answered['answer'];
	readonly late: boolean;
};

/** What somebody has to do about an answer: about a no, in a case that goes on; about a yes, in one that was undone. */
function taskAfter(tx: Tx, ctx: Ctx, { it, mine, left, answer, late }: After): Promise<unknown> | undefined {
	if (late ? answer === 'declined' : answer === 'approved') return undefined;
	const facts = late
		? { supplier: mine.supplierName, supplier_cancellation: mine.id }
		: { supplier: mine.supplierName, items: left };
	const kind = late ? 'order_again_from_supplier' : 'supplier_declined';
	return insertTask(tx, ctx, { orderId: it.orderId, cancellationId: it.id, kind, facts });
}

const unitsOf = ({ line_item, quantity }: NonNullable<Input['items']>[number]) => ({ lineItemId: line_item, quantity });

/** Its refund waits for nothing but suppliers. */
export const isReady = (it: Case): boolean =>
	it.state === 'in_progress' && it.releasedAt !== null && it.refundWhen === 'now';

/** Those of a case, with what one of them says now. */
export const standNow = (desk: Desk, it: Case, mine: SupplierCase): SupplierCase[] =>
	suppliersOf(desk, it.id).map((one) => (one.id === mine.id ? mine : one));

type Patch = Parameters<typeof updateSupplierCase>[2];

const isSame = (mine: SupplierCase, { state, answerNote, answerItems, paysBackMinor, paysBackOn }: Patch) =>
	mine.answeredAt !== null &&
	mine.state === state &&
	mine.note === answerNote &&
	mine.paysBackMinor === paysBackMinor &&
	mine.paysBackOn === paysBackOn &&
	JSON.stringify(mine.answerItems) === JSON.stringify(answerItems);
