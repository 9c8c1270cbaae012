import { choose } from '$lib/modules/imports/actions/choose.server';
import { upload } from '$lib/modules/imports/actions/upload.server';
import { mappingForm } from '$lib/modules/imports/schema';
import { HOUR, later } from '$lib/core/time';
import type { Stage } from './stage';

const COLUMNS = '주문번호,이메일,주문자명,상품코드,상품명,수량,판매가,주문일시,결제수단,결제금액,배송비';
const row = (n: number, email: string, quantity: string, paid: string) =>
	`MK-${2001 + n},${email},${n % 2 ? '김민지' : '이서준'},LAMP-${n},"호두나무 조명, ${n}호",${quantity},"15,000원",2026. 2. ${n + 1}. 오후 3:05,${paid},"33,000원","3,000원"`;

/** A marketplace's file as it comes: most rows are right. */
const FILE = [
	COLUMNS,
	...Array.from({ length: 18 }, (_, n) => row(n, `market${n}@example.com`, '2', '신용카드')),
	row(18, 'market18 at example', '2', '신용카드'),
	row(19, 'market19@example.com', '두 개', '신용카드'),
	row(20, 'market20@example.com', '2', '상품권'),
	'MK-2022,market21@example.com'
].join('\n');

const LAYOUT = {
	columns: {
		...{ number: '주문번호', email: '이메일', name: '주문자명', sku: '상품코드', title: '상품명', quantity: '수량' },
		...{ unit_price: '판매가', placed_at: '주문일시', shipping_amount: '배송비' },
		...{ tender_1_kind: '결제수단', tender_1_captured: '결제금액' }
	},
	fixed: { currency: 'KRW', region: 'KR', tender_1_gateway: 'manual' }
};

/** Two files of a marketplace: one that only needs a look, and one whose columns nobody has chosen yet. */
export async function bringFiles(stage: Stage, now: Date): Promise<void> {
	stage.goTo(later(now, -2 * HOUR));
	const manager = stage.staff('manager');
	const id = await upload(manager, posted('마켓 2월.csv', FILE));
	await choose(manager, mappingForm.parse({ ...LAYOUT, id, format: 'own', remember: '마켓' }));
	await stage.settle();
	stage.goTo(later(now, -HOUR));
	await upload(stage.staff('manager'), posted('orders-march.csv', FILE.replace('주문자명', '구매자명')));
	stage.goTo(now);
}

function posted(name: string, text: string): Request {
	const body = new FormData();
	body.append('file', new File([text], name));
	return new Request('http://localhost/', { method: 'POST', body });
}
