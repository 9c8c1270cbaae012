import { sum, type Minor } from '$lib/core/money';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { checkAnswers, type UndoAnswer } from './undo-answers';
import { isStillHere } from './undo-effects';
import { undoRows } from './undo-rows';
import type { UndoRow } from './undo-lines';
import type { UndoFacts } from './undo-facts';

/** `possible`: no row blocks it; rows not yet answered still need their remedy or a manager's accepted loss. */
export type LossMeter = { readonly possible: boolean; readonly atRisk: Minor; readonly rows: readonly UndoRow[] };

/** What an undo would cost and what it takes. */
export function lossMeter(facts: UndoFacts, answers: readonly UndoAnswer[] = []): LossMeter {
	const rows = undoRows(facts, answers);
	return { possible: !rows.some(({ blocks }) => blocks), atRisk: sum(rows.map(({ atRisk }) => atRisk)), rows };
}

/** All that an undo does, in one transaction. Units are reopened and the case ends `undone` besides. */
export type UndoPlan = {
	/** Refund rows that have not left: canceled, their reservations freed. */
	readonly cancelRefunds: readonly string[];
	/** Money that providers took again: each is a new payment of the order, under its own reference. */
	readonly recaptured: readonly { readonly refundId: string; readonly amount: Minor; readonly reference: string }[];
	/** Deposits that came back: each lowers what stands refunded on its tender. */
	readonly paidAgain: readonly {
		readonly refundId: string;
		readonly amount: Minor;
		readonly date: string;
		readonly reference: string;
	}[];
	/** Stored value to take from the wallet again. */
	readonly takeAgain: readonly { readonly refundId: string; readonly amount: Minor }[];
	readonly takeStock: readonly { readonly sku: string; readonly quantity: number; readonly backOrder: number }[];
	/** Asked but not answered: "please go on". Approved: a task for a new supplier order. Not sent: no longer needed. */
	readonly suppliers: readonly { readonly id: string; readonly act: 'go_on' | 'new_order' | 'not_needed' }[];
	/** Parcels that their carriers need not stop any more, by tracking number. */
	readonly callOff: readonly string[];
	readonly takeCouponAgain: boolean;
	readonly paymentRequest: boolean;
	/** What the shopper owes after it because of it (`owedOf` comes to it by itself). */
	readonly balanceDue: Minor;
	/** Debt a manager gave up with it, and of which refunds. */
	readonly writtenOff: Minor;
	readonly givenUp: readonly { readonly refundId: string; readonly amount: Minor }[];
	readonly rows: readonly UndoRow[];
};

/** All or nothing: every row has its remedy, or a manager typed exactly the money at risk. */
export function planUndo(facts: UndoFacts, answers: readonly UndoAnswer[], acceptLoss?: Minor): Verdict<UndoPlan> {
	const rows = undoRows(facts, answers);
	const sound = checkAnswers(facts, answers);
	if (!sound.ok) return sound;
	if (rows.some(({ effect }) => effect === 'refund_in_flight')) return no('refund.in_flight');
	const blocking = rows.filter(({ blocks }) => blocks).map(({ effect, about, remedy }) => ({ effect, about, remedy }));
	if (blocking.length > 0) return no('undo.blocked', { blocking });
	const written = acceptedLoss(rows, facts.manager, acceptLoss);
	return written.ok ? yes(planOf(facts, rows, written.value)) : written;
}

/** Whose part of the shopper's debt is given up: open rows, or everything at risk if that is what was typed. */
function acceptedLoss(rows: readonly UndoRow[], manager: boolean, typed?: Minor): Verdict<UndoRow[]> {
	const open = rows.filter(({ answered }) => !answered);
	const openRisk = sum(open.map(({ atRisk }) => atRisk));
	const risk = sum(rows.filter(({ effect }) => effect !== 'lost_to_dispute').map(({ atRisk }) => atRisk));
	if (open.some(({ effect }) => NOT_MONEY.includes(effect))) return no('undo.answer_missing', { missing: named(open) });
	if (open.length > 0 && typed === undefined)
		return no('undo.answer_missing', { missing: named(open), at_risk: openRisk });
	if (typed === undefined) return yes([]);
	if (!manager || (typed !== openRisk && typed !== risk)) return no('undo.loss_not_accepted', { at_risk: openRisk });
	const given = typed === openRisk ? open : rows.filter(({ answer }) => answer === null);
	return yes(given.filter((row) => isOwed(row) && row.effect !== 'lost_to_dispute')); // no refund of ours to give up
}

/** What no amount of money makes up for. */
const NOT_MONEY: readonly UndoRow['effect'][] = ['stock_returned', 'intercept_asked'];

const named = (rows: readonly UndoRow[]) => rows.map(({ effect, about }) => ({ effect, about }));

/** What is at risk with a supplier is our cost, not the shopper's debt. */
const isOwed = ({ effect }: UndoRow) => effect !== 'supplier_asked';

function planOf(facts: UndoFacts, rows: readonly UndoRow[], accepted: readonly UndoRow[]): UndoPlan {
	const givenUp = accepted.map(({ about, atRisk }) => ({ refundId: about ?? '', amount: atRisk }));
	const writtenOff = sum(givenUp.map(({ amount }) => amount));
	const answered = (choice: string) => rows.filter(({ answer }) => answer?.answer === choice);
	return {
		cancelRefunds: facts.refunds.filter(isStillHere).map(({ id }) => id),
		recaptured: answered('recaptured').map((row) => ({
			...returned(row, facts),
			reference: row.answer?.reference ?? ''
		})),
		paidAgain: answered('paid_again').map((row) => ({
			...returned(row, facts),
			date: row.answer?.date ?? '',
			reference: row.answer?.reference ?? ''
		})),
		takeAgain: rows
			.filter(({ effect }) => effect === 'stored_value_returned')
			.map((row) => returned(row, facts))
			.filter(({ amount }) => amount > 0),
		takeStock: facts.stock.map(({ sku, quantity, available }) => {
			const taken = Math.min(quantity, available);
			return { sku, quantity: taken, backOrder: quantity - taken };
		}),
		suppliers: facts.suppliers.flatMap(supplierAct),
		callOff: [...new Set(facts.parcels)],
		takeCouponAgain: facts.coupon === 'restored',
		paymentRequest: facts.unpaid,
		balanceDue: sum(rows.filter(isOwed).map(({ atRisk }) => atRisk)) - writtenOff,
		writtenOff,
		givenUp: givenUp.filter(({ amount }) => amount > 0),
		rows
	};
}

/** What came back of the refund a row is about. */
function returned({ about, atRisk }: UndoRow, { refunds }: UndoFacts) {
	const amount = refunds.find(({ id }) => id === about)?.amount ?? 0;
	return { refundId: about ?? '', amount: amount - atRisk };
}

function supplierAct({ id, state }: UndoFacts['suppliers'][number]): UndoPlan['suppliers'][number][] {
	if (state === 'to_send') return [{ id, act: 'not_needed' }];
	if (state === 'sent') return [{ id, act: 'go_on' }];
	return state === 'approved' || state === 'partly_approved' ? [{ id, act: 'new_order' }] : [];
}
