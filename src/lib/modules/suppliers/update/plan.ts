import { minorFromDecimal } from '$lib/core/decimal';
import { isOneOf } from '$lib/core/one-of';
import { SUPPLIER_ORDER_STATES, type SupplierOrderState } from '../../orders/order';
import { KINDS } from '../kinds';
import type { Purchase } from '../purchase';

/** One row of a file of supplier orders, as it was written. */
export type UpdateRow = {
	readonly line: number;
	readonly order: string;
	readonly supplier: string;
	readonly status: string;
	readonly number: string;
	readonly cost: string;
	readonly currency: string;
};

/** An order at a supplier, as a file names it. */
export type Known = Purchase & { readonly order: string };

export const UPDATE_TROUBLES = ['no_such_order', 'status_unknown', 'cost_unreadable', 'named_twice'] as const;
export type UpdateTrouble = (typeof UPDATE_TROUBLES)[number];

type Told = {
	readonly state: SupplierOrderState;
	readonly outside?: string;
	readonly number?: string;
	readonly cost?: { readonly amount: number; readonly currency: string };
};
type Change = { readonly line: number; readonly order: string; readonly purchase: Known; readonly told: Told };

export type UpdatePlan = {
	readonly changes: readonly Change[];
	/** Rows that are left out, and why. */
	readonly troubles: readonly { readonly line: number; readonly kind: UpdateTrouble; readonly row: UpdateRow }[];
	/** How many of the changes only confirm what is known. */
	readonly same: number;
};

/** What a file says, row by row, against what is known. A row that makes no sense changes nothing and says why. */
export function planUpdate(rows: readonly UpdateRow[], known: readonly Known[]): UpdatePlan {
	const seen = new Set<string>();
	const changes: Change[] = [];
	const troubles: UpdatePlan['troubles'][number][] = [];
	for (const row of rows) {
		const read = readRow(row, known, seen);
		if (typeof read === 'string') troubles.push({ line: row.line, kind: read, row });
		else changes.push(read);
	}
	return { changes, troubles, same: changes.filter(({ purchase, told }) => purchase.state === told.state).length };
}

function readRow(row: UpdateRow, known: readonly Known[], seen: Set<string>): Change | UpdateTrouble {
	const purchase = known.find(({ order, supplierName }) => order === row.order && supplierName === row.supplier);
	if (!purchase) return 'no_such_order';
	if (seen.has(purchase.id)) return 'named_twice';
	const state = stateIn(row.status, purchase);
	if (!state) return 'status_unknown';
	const cost = costIn(row);
	if (cost === 'unreadable') return 'cost_unreadable';
	seen.add(purchase.id);
	const told = {
		state,
		...(isOneOf(SUPPLIER_ORDER_STATES, codeOf(row.status)) ? {} : { outside: row.status.trim() }),
		...(row.number === '' ? {} : { number: row.number }),
		...(cost ? { cost } : {})
	};
	return { line: row.line, order: row.order, purchase, told };
}

const codeOf = (status: string) =>
	status
		.trim()
		.toLowerCase()
		.replaceAll(/[\s-]+/g, '_');

/** Our own word for it, or the supplier's own. */
function stateIn(status: string, { kind }: Known): SupplierOrderState | undefined {
	const code = codeOf(status);
	return isOneOf(SUPPLIER_ORDER_STATES, code) ? code : KINDS[kind].stateOf(status);
}

function costIn({ cost, currency }: UpdateRow) {
	if (cost === '') return undefined;
	const read = minorFromDecimal(cost.replaceAll(/[\s,]/g, ''), currency.toUpperCase());
	if (!read.ok || read.value.rounded || read.value.minor < 0) return 'unreadable';
	return { amount: read.value.minor, currency: currency.toUpperCase() };
}
