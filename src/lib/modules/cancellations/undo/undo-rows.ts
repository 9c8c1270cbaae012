import type { UndoAnswer } from './undo-answers';
import { EFFECTS } from './undo-effects';
import type { UndoFacts } from './undo-facts';
import { UNDO_EFFECTS, type UndoEffect, type UndoLine, type UndoRow } from './undo-lines';

/** The loss meter's lines as they are now. */
export function undoRows(facts: UndoFacts, answers: readonly UndoAnswer[]): UndoRow[] {
	const rows = UNDO_EFFECTS.flatMap((effect) => EFFECTS[effect](facts, answers).map((line) => rowOf(effect, line)));
	return rows.length > 0 ? rows : [rowOf('nothing_left', { remedy: 'none' })];
}

const rowOf = (effect: UndoEffect, line: UndoLine): UndoRow => ({
	effect,
	color: 'free',
	atRisk: 0,
	answered: true,
	about: null,
	blocks: false,
	answer: null,
	...line
});
