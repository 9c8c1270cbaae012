import type { TenderFacts } from '../../../orders/order';
import type { Label } from '../../status';
import type { UndoFacts } from '../../undo/undo-facts';

/** What the loss meter's page gets. */
export type UndoView = {
	readonly it: Label & { readonly id: string; readonly number: string; readonly version: number };
	readonly currency: string;
	readonly facts: UndoFacts;
	/** The number of the order that was made of its items again, if one was. */
	readonly again: string | undefined;
	readonly refunds: readonly { readonly id: string; readonly tender: TenderFacts | undefined }[];
	readonly suppliers: readonly { readonly id: string; readonly supplierName: string }[];
};
