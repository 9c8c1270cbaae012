import { describe, expect, it } from 'vitest';
import { claimsOf, isKeptOut, type ClaimRow } from '$lib/modules/cancellations/cafe24/claims';
import { rowsOf } from '$lib/modules/cancellations/cafe24/rows.server';

const row = (given: Partial<ClaimRow>, line = 2): ClaimRow => {
	const [plain] = rowsOf('order_id,claim_code,order_status,quantity,order_item_code\nO-1,C1,C40,1,O-1-01');
	if (!plain) throw new Error('There is one row');
	return { ...plain, line, ...given };
};

describe('a claim', () => {
	it('is all rows of its number', () => {
		const [one, ...others] = claimsOf([
			row({ refund_amount: '1,500.50', currency: 'USD' }),
			row(
				{
					order_item_code: 'O-1-02',
					quantity: '3',
					claim_reason_type: 'H',
					refund_amount: '1,500.50',
					currency: 'USD'
				},
				3
			)
		]);
		expect(others).toEqual([]);
		expect(one).toMatchObject({ code: 'C1', order: 'O-1', status: 'C40', refunded: 150050, lines: [2, 3] });
		expect(
			one && 'items' in one && one.items.map(({ position, quantity, reason }) => [position, quantity, reason])
		).toEqual([
			[1, 1, 'other'],
			[2, 3, 'sold_out']
		]);
	});

	it.each([
		[{ claim_code: '' }, 'no_claim_code'],
		[{ order_id: '' }, 'no_order_number'],
		[{ order_status: 'N10' }, 'code_unknown'],
		[{ order_status: 'C42' }, 'refund_open_there'],
		[{ claim_reason_type: 'Z' }, 'reason_unknown'],
		[{ quantity: '0' }, 'quantity_unreadable'],
		[{ quantity: '1.5' }, 'quantity_unreadable'],
		[{ refund_amount: '12.345', currency: 'USD' }, 'amount_unreadable'],
		[{ refund_amount: '100', currency: '' }, 'amount_unreadable'],
		[{ order_item_code: '', custom_product_code: '' }, 'item_unknown']
	] as const)('with %j is kept out as %s', (given, kind) =>
		expect(claimsOf([row(given)])).toMatchObject([{ kind, lines: [2] }])
	);

	it('is kept out whole where one of its rows is', () => {
		const all = claimsOf([row({}), row({ quantity: 'two' }, 3), row({ claim_code: 'C2' }, 4)]);
		expect(all.map((one) => (isKeptOut(one) ? one.kind : one.code))).toEqual(['quantity_unreadable', 'C2']);
		expect(claimsOf([row({}), row({ order_status: 'C34' }, 3)])).toMatchObject([
			{ kind: 'rows_disagree', found: 'order_status: C40 / C34' }
		]);
	});
});

describe('the columns of a file', () => {
	it('may be named in Korean, in any order, parted by tabs, after a byte order mark', () => {
		const text =
			'\uFEFF수량\t취소번호\t주문번호\t주문상태\t품목별 주문번호\n2\tC9\t20251104-0000017\tC00\t20251104-0000017-01\n';
		expect(rowsOf(text)).toMatchObject([
			{ line: 2, quantity: '2', claim_code: 'C9', order_id: '20251104-0000017', order_status: 'C00' }
		]);
	});

	it.each([
		['', 'claims.unreadable'],
		['order_id,claim_code,order_status,quantity', 'claims.unreadable'],
		['order_id,quantity\n1,2', 'claims.columns_missing'],
		['a,b\n"1,2', 'claims.unreadable']
	])('refuses %j', (text, code) => expect(() => rowsOf(text)).toThrow(expect.objectContaining({ code })));
});
