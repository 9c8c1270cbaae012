import { readFileSync } from 'node:fs';
import { changePayer } from '$lib/modules/deposits/actions/payer.server';
import { saveLogo, saveShop } from '$lib/modules/settings/profile/save.server';
import { changePolicy, shopProfile } from '$lib/modules/settings/repository.server';
import type { AutoAcceptRule } from '$lib/modules/settings/policy';
import type { Stage } from './stage';

/** What the demo's shop accepts by itself. */
export const NOTEBOOK_RULE: AutoAcceptRule = {
	name: 'Notebooks / 노트',
	origins: ['customer'],
	worth_up_to: { KRW: 30_000, USD: 25_00, EUR: 25_00 },
	skus: ['NOTE-A5']
};

/** How the demo's shop introduces itself. */
export async function introduceShop(stage: Stage): Promise<void> {
	const owner = stage.staff('owner');
	const { version, logo: _none, ...known } = await shopProfile(owner.db);
	await saveShop(owner, {
		...known,
		version,
		hours: 'Mon–Fri 9:00–18:00, Seoul time',
		hours_ko: '평일 오전 9시~오후 6시 (한국 시간)',
		chat: 'https://chat.example/rescind-goods',
		address: '12 Seongsui-ro 7-gil\nSeongdong-gu, Seoul 04780\nKorea'
	});
	await saveLogo(owner, readFileSync(new URL('./logo.png', import.meta.url)));
}

/** The accounts its deposits are paid from. */
export async function namePayers(stage: Stage): Promise<void> {
	const name = 'Rescind Goods Co., Ltd.';
	const won = {
		currency: 'KRW',
		name,
		kind: 'other',
		account: '14090123456789',
		bank: 'bic',
		bank_id: 'SHBKKRSE'
	} as const;
	const euro = {
		...won,
		currency: 'EUR',
		kind: 'iban',
		account: 'DE89370400440532013000',
		bank_id: 'COBADEFF'
	} as const;
	for (const payer of [won, euro]) await changePayer(stage.staff('owner'), payer);
}

/** What it has to say to who needed it sooner. */
const OFFERS = [
	{
		reason: 'needed_sooner' as const,
		en: 'In a hurry? Write to us below: for most items we can send the parcel by express for free instead.',
		ko: '빨리 필요하신가요? 아래에 남겨 주시면 대부분의 상품은 무료로 빠른 배송으로 바꿔 드릴 수 있습니다.'
	}
];
/** How its customers send things back. */
const RETURNS = {
	returns: {
		en: 'Pack the items in their box and put the delivery note in. We pay the way back where the fault is ours.',
		ko: '받으신 상자에 상품과 거래명세서를 함께 넣어 주세요. 저희 잘못인 경우 반품 배송비는 저희가 부담합니다.'
	},
	returns_address: 'Rescind Goods Returns\n48 Achasan-ro\nSeongdong-gu, Seoul 04784\nKorea',
	returns_link: 'https://returns.example/rescind-goods'
};

/** The rule is in force from now on. What some past cases were accepted by was the same. */
export async function letRulesAccept(stage: Stage): Promise<void> {
	const owner = stage.staff('owner');
	await owner.db.transaction((tx) =>
		changePolicy(tx, owner, { auto_accept: [NOTEBOOK_RULE], reason_offers: OFFERS, ...RETURNS })
	);
}
