import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { COLUMNS, type ClaimRow, type Column } from './claims';

const MOST_ROWS = 500;

/** The names Cafe24's own files have for them in Korean. */
const KOREAN: Readonly<Record<string, Column>> = {
	주문번호: 'order_id',
	취소번호: 'claim_code',
	클레임번호: 'claim_code',
	주문상태: 'order_status',
	취소사유구분: 'claim_reason_type',
	취소사유: 'claim_reason',
	'품목별 주문번호': 'order_item_code',
	'자체 상품코드': 'custom_product_code',
	상품명: 'product_name',
	수량: 'quantity',
	환불금액: 'refund_amount',
	통화: 'currency',
	환불수단: 'refund_method_code',
	취소신청일: 'requested_date',
	취소완료일: 'canceled_date'
};
const NEEDED: readonly Column[] = ['order_id', 'claim_code', 'order_status', 'quantity'];

const cell = z.string().trim().max(2000).default('');
const row = z.object({
	order_id: cell,
	claim_code: cell,
	order_status: cell,
	claim_reason_type: cell,
	claim_reason: cell.transform((text) => text.slice(0, 500)),
	order_item_code: cell,
	custom_product_code: cell,
	product_name: cell,
	quantity: cell,
	refund_amount: cell,
	currency: cell,
	refund_method_code: cell,
	requested_date: cell,
	canceled_date: cell
} satisfies Record<Column, z.ZodType>);

/** The rows of a file of cancellations. @throws Refused `claims.unreadable`, `claims.columns_missing`, `claims.too_many` */
export function rowsOf(text: string): ClaimRow[] {
	const [names, ...rest] = cellsOf(text);
	if (!names || rest.length === 0) throw new Refused('claims.unreadable');
	const columns = names.map(columnOf);
	const missing = NEEDED.filter((column) => !columns.includes(column));
	if (missing.length > 0) throw new Refused('claims.columns_missing', { columns: missing.join(', ') });
	if (rest.length > MOST_ROWS) throw new Refused('claims.too_many', { most: MOST_ROWS });
	return rest.map((cells, at) => {
		const named = Object.fromEntries(columns.flatMap((column, i) => (column ? [[column, cells[i]]] : [])));
		return { line: at + 2, ...row.parse(named) };
	});
}

function cellsOf(text: string): string[][] {
	const delimiter = ['\t', ';', ','].find((one) => text.split('\n', 1)[0]?.includes(one));
	try {
		const read: unknown = parse(text, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			relax_column_count: true,
			delimiter: delimiter ?? ','
		});
		return z.array(z.array(z.string())).parse(read);
	} catch {
		throw new Refused('claims.unreadable');
	}
}

function columnOf(name: string): Column | undefined {
	const plain = name.trim().toLowerCase();
	return COLUMNS.find((column) => column === plain) ?? KOREAN[name.trim()];
}
