import { minorFromDecimal } from '$lib/core/decimal';
import { groupBy } from '$lib/core/group';
import { isOneOf } from '$lib/core/one-of';
import type { Minor } from '$lib/core/money';
import { CODES, NEVER_ENTERED, reasonFrom, type Code, type Intent } from './codes';
import type { Reason } from '../../settings/reasons';

/** The columns of a file, one row for each item of a claim. Codes do not change: spreadsheets read them. */
export const COLUMNS = [
	'order_id',
	'claim_code',
	'order_status',
	'claim_reason_type',
	'claim_reason',
	'order_item_code',
	'custom_product_code',
	'product_name',
	'quantity',
	'refund_amount',
	'currency',
	'refund_method_code',
	'requested_date',
	'canceled_date'
] as const;
export type Column = (typeof COLUMNS)[number];
export type ClaimRow = Readonly<Record<Column, string>> & { readonly line: number };

/** Why a claim is kept out. `not_possible`: the shop itself says no, in the words of that refusal. */
export const TROUBLES = [
	'no_claim_code',
	'no_order_number',
	'code_unknown',
	'refund_open_there',
	'reason_unknown',
	'quantity_unreadable',
	'amount_unreadable',
	'rows_disagree',
	'item_named_twice',
	'order_unknown',
	'item_unknown',
	'amount_differs',
	'rejected_there',
	'ended_here',
	'not_unpaid',
	'paid_here',
	'refund_moving',
	'not_settled',
	'not_possible'
] as const;
export type Trouble = (typeof TROUBLES)[number];

export type ClaimItem = {
	/** The line's number in its order, counted from 1. */
	readonly position: number | undefined;
	readonly sku: string;
	readonly quantity: number;
	readonly reason: Reason;
	readonly reasonText: string;
};

/** One cancellation of a file. */
export type Claim = {
	readonly code: string;
	readonly order: string;
	readonly status: Code;
	readonly items: readonly ClaimItem[];
	/** What was given back there, where the file says it. */
	readonly refunded: Minor | undefined;
	readonly lines: readonly number[];
};

export type KeptOut = {
	readonly lines: readonly number[];
	readonly claim: string;
	readonly order: string;
	readonly kind: Trouble;
	readonly found: string;
};

/** What became, or would become, of a claim. */
export type Taken = Pick<Claim, 'code' | 'order' | 'status' | 'lines'> & {
	readonly did: Intent | 'same';
	/** The case's number; in a dry run it is taken back with the case. */
	readonly number: string;
	readonly due: Minor;
	readonly currency: string;
};
export type ClaimReport = { readonly taken: readonly Taken[]; readonly out: readonly KeptOut[] };

/** The claims of a file, each whole or not at all: a row that can't be read keeps its whole claim out. */
export function claimsOf(rows: readonly ClaimRow[]): (Claim | KeptOut)[] {
	return [...groupBy(rows, ({ claim_code, line }) => claim_code || `line ${line}`).values()].map(claimOf);
}

export const isKeptOut = (one: Claim | KeptOut): one is KeptOut => 'kind' in one;

function claimOf(rows: readonly ClaimRow[]): Claim | KeptOut {
	const [first] = rows;
	if (!first) throw new Error('A claim was gathered without a row');
	const lines = rows.map(({ line }) => line);
	const { claim_code: code, order_id: order } = first;
	const out = (kind: Trouble, found: string): KeptOut => ({ lines, claim: code, order, kind, found });
	const head = headTrouble(rows, first);
	if (head) return out(...head);
	const items: ClaimItem[] = [];
	for (const row of rows) {
		const read = itemOf(row);
		if (Array.isArray(read)) return out(...read);
		items.push(read);
	}
	const refunded = amountIn(first);
	if (refunded === 'unreadable') return out('amount_unreadable', `${first.refund_amount} ${first.currency}`.trim());
	const status = first.order_status.toUpperCase();
	if (!isOneOf(STATUSES, status)) return out('code_unknown', first.order_status);
	return { code, order, status, items, refunded, lines };
}

const STATUSES = Object.keys(CODES).filter((code): code is Code => code in CODES);

type Why = [kind: Trouble, found: string];

function headTrouble(rows: readonly ClaimRow[], first: ClaimRow): Why | undefined {
	if (first.claim_code === '') return ['no_claim_code', ''];
	if (first.order_id === '') return ['no_order_number', ''];
	for (const column of ['order_id', 'order_status', 'refund_amount', 'currency'] as const) {
		const other = rows.find((row) => row[column] !== first[column]);
		if (other) return ['rows_disagree', `${column}: ${first[column]} / ${other[column]}`];
	}
	return NEVER_ENTERED.includes(first.order_status.toUpperCase())
		? ['refund_open_there', first.order_status]
		: undefined;
}

function itemOf(row: ClaimRow): ClaimItem | Why {
	const reason = reasonFrom(row.claim_reason_type);
	if (!reason) return ['reason_unknown', row.claim_reason_type];
	if (!/^[1-9]\d{0,8}$/.test(row.quantity)) return ['quantity_unreadable', row.quantity];
	const [, position] = /-(\d{1,4})$/.exec(row.order_item_code) ?? [];
	if (position === undefined && row.custom_product_code === '') return ['item_unknown', row.order_item_code];
	return {
		position: position === undefined ? undefined : Number(position),
		sku: row.custom_product_code,
		quantity: Number(row.quantity),
		reason,
		reasonText: row.claim_reason
	};
}

/** Grouped as people write amounts in spreadsheets: `1,234.50`. */
function amountIn({ refund_amount, currency }: ClaimRow): Minor | undefined | 'unreadable' {
	if (refund_amount === '') return undefined;
	const read = minorFromDecimal(refund_amount.replaceAll(/[\s,]/g, ''), currency.toUpperCase());
	return read.ok && !read.value.rounded && read.value.minor >= 0 ? read.value.minor : 'unreadable';
}
