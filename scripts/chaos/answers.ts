import type { UndoAnswer } from '../../src/lib/modules/cancellations/undo/undo-answers';
import type { UndoRow } from '../../src/lib/modules/cancellations/undo/undo-lines';
import type { Step } from './plan';

/** What staff answer to each effect of an undo that asks: sometimes the money is here again, sometimes it is owed. */
export const answersTo = (rows: readonly UndoRow[], { share }: Step): UndoAnswer[] =>
	rows.flatMap(({ effect, about }) => {
		const refund = about ?? undefined;
		if (effect === 'gateway_refunded')
			return [{ effect, refund, ...(share > 50 ? { answer: 'recaptured', reference: 'rec_1' } : OWED) }];
		if (effect === 'deposit_paid') return [{ effect, refund, ...OWED }];
		return effect === 'stock_returned' ? [{ effect, answer: 'back_order' }] : [];
	});

const OWED = { answer: 'balance_due' };
