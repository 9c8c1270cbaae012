import { codeOf, type Code, type Standing } from './codes';
import type { Reason } from '../../settings/reasons';
import type { TenderName } from '../../orders/tenders/tender-names';

/** Its codes of the ways money goes back. */
// prettier-ignore
const METHODS: Readonly<Record<TenderName, string>> = {
	card: 'F', bank_deposit: 'T', virtual_account: 'T', points: 'M', store_credit: 'D', gift_card: 'D', cash_on_delivery: 'T'
};

export type ExportedCase = Standing & {
	readonly number: string;
	readonly orderNumber: string;
	readonly createdAt: Date;
	readonly endedAt: Date | null;
	readonly paidBy: readonly TenderName[];
	readonly currency: string;
	readonly refunded: number;
	/** The number it came in under. */
	readonly code: string | null;
};
export type ExportedItem = {
	readonly position: number;
	readonly sku: string;
	readonly title: string;
	readonly quantity: number;
	readonly reason: Reason | null;
	readonly reasonText: string;
};
export type ExportedRow = { readonly it: ExportedCase; readonly item: ExportedItem; readonly status: Code };

/** A case's rows, one for each item; none where it is no cancellation any more. */
export function rowsOf(it: ExportedCase, items: readonly ExportedItem[]): ExportedRow[] {
	const status = codeOf(it);
	return status ? items.map((item) => ({ it, item, status })) : [];
}

/** What came back or, before that, what is to come back. */
export const amountOf = ({ it, status }: ExportedRow): number => (status === 'C40' ? it.refunded : it.due);

/** An item's number there: its order's, and which of its lines it is. */
export const itemCodeOf = ({ it, item }: ExportedRow): string =>
	`${it.orderNumber}-${String(item.position + 1).padStart(2, '0')}`;

export const methodsOf = ({ it }: ExportedRow): string => it.paidBy.map((kind) => METHODS[kind]).join(' ');
