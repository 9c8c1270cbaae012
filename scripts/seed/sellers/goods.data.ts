import type { Good } from '../goods.data';

/** Who sells to us by a store, by messages and by a program of its own. */
export const SELLERS = { store: 'Juniper & Bark', edi: 'Dongbang Textile', api: 'Northlight Supply' } as const;

/** What is bought from them. Nothing of it is on our shelf. */
// prettier-ignore
export const SELLER_GOODS: readonly Good[] = [
	{ sku: 'CNDL-CED', ko: '삼나무 향초', en: 'Cedar candle', ja: 'シダーの香りのキャンドル', de: 'Zedernkerze', krw: 29000, stock: 0, supplier: SELLERS.store },
	{ sku: 'SCARF-SLK', ko: '실크 스카프', en: 'Silk scarf', ja: 'シルクスカーフ', de: 'Seidenschal', krw: 64000, stock: 0, supplier: SELLERS.edi },
	{ sku: 'CLOCK-OAK', ko: '오크 탁상시계', en: 'Oak desk clock', ja: 'オーク材の置き時計', de: 'Tischuhr Eiche', krw: 52000, stock: 0, supplier: SELLERS.api }
];
