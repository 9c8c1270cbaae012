import { BYTE_ORDER_MARK, csvOf } from '$lib/server/csv';
import type { Locale } from '$lib/paraglide/runtime';

type Column = { readonly en: string; readonly ko: string; readonly cells: readonly [string, string, string] };

/** Every common column with an order of two items and one of a single item. */
// prettier-ignore
const COLUMNS: readonly Column[] = [
	{ en: 'number',             ko: '주문번호',     cells: ['2026-1001', '2026-1001', '2026-1002'] },
	{ en: 'email',              ko: '이메일',       cells: ['kim@example.com', 'kim@example.com', 'ada@example.com'] },
	{ en: 'name',               ko: '주문자명',     cells: ['김민지', '김민지', 'Ada Lovelace'] },
	{ en: 'currency',           ko: '통화',         cells: ['KRW', 'KRW', 'USD'] },
	{ en: 'placed_at',          ko: '주문일시',     cells: ['2026-03-01 10:14', '2026-03-01 10:14', '2026-03-02 21:05'] },
	{ en: 'region',             ko: '국가',         cells: ['KR', 'KR', 'US'] },
	{ en: 'locale',             ko: '언어',         cells: ['ko', 'ko', 'en'] },
	{ en: 'sku',                ko: '상품코드',     cells: ['LAMP-1', 'PEN-2', 'DESK-3'] },
	{ en: 'title',              ko: '상품명',       cells: ['Walnut desk lamp', 'Engraved pen', 'Oak desk'] },
	{ en: 'quantity',           ko: '수량',         cells: ['2', '1', '1'] },
	{ en: 'unit_price',         ko: '단가',         cells: ['15000', '25000', '240.00'] },
	{ en: 'discount',           ko: '할인금액',     cells: ['0', '0', '20.00'] },
	{ en: 'tax',                ko: '부가세',       cells: ['2727', '2273', '0'] },
	{ en: 'personalized',       ko: '주문제작',     cells: ['no', 'yes', 'no'] },
	{ en: 'supplier',           ko: '공급사',       cells: ['', 'Nordlicht', ''] },
	{ en: 'shipping_amount',    ko: '배송비',       cells: ['3000', '', '12.50'] },
	{ en: 'tender_1_kind',      ko: '결제수단',     cells: ['card', '', 'card'] },
	{ en: 'tender_1_gateway',   ko: 'PG사',         cells: ['toss', '', 'stripe'] },
	{ en: 'tender_1_reference', ko: '거래번호',     cells: ['tviva20260301', '', 'pi_3Nq8'] },
	{ en: 'tender_1_captured',  ko: '결제금액',     cells: ['58000', '', '232.50'] }
];

/** An example file to start from, with columns in that language; both are understood. */
export const templateFile = (language: Locale): string =>
	BYTE_ORDER_MARK +
	csvOf(
		[
			COLUMNS.map((column) => column[language]),
			...([0, 1, 2] as const).map((row) => COLUMNS.map(({ cells }) => cells[row]))
		],
		'UTC'
	);
