import type { SupplierOrderState } from '$lib/modules/orders/order';

/** A product as the shop sells it. `krw`: its price at home; `supplier`: bought when ordered, not on our shelf. */
export type Good = {
	readonly sku: string;
	readonly ko: string;
	readonly en: string;
	readonly ja: string;
	readonly de: string;
	readonly krw: number;
	readonly stock: number;
	readonly supplier?: string;
	readonly personalized?: true;
};

/** Where what we don't keep ourselves is bought. A letter goes by e-mail; the others an agent asks by hand. */
// prettier-ignore
export const SUPPLIERS = [
	{ name: 'Northwood Prints', kind: 'print_on_demand', email: 'orders@northwood-prints.example', locale: 'en', contact: 'Jo Larsen', phone: '+1 503-555-0142', backInProduction: 30 },
	{ name: '한지공방', kind: 'letter', email: 'order@hanji-studio.example', locale: 'ko', contact: '이서연', backInProduction: 50, answerHours: 48, silence: 'assume_yes' },
	{ name: 'Blue Harbor Trading', kind: 'aliexpress', email: null, locale: 'en', site: 'https://trade.aliexpress.com/order_detail.htm?orderId=NUMBER', cancelableUntil: 'placed' },
	{ name: '세종도예', kind: 'manual', email: null, locale: 'ko', contact: '박도현', phone: '+82 31-555-0177', cancelableUntil: 'placed', backPlaced: 80 }
] as const;

/** How far a supplier has got, most of the time. */
export const USUAL_STATES: readonly SupplierOrderState[] = ['not_placed', 'placed', 'placed', 'in_production'];

// prettier-ignore
export const GOODS: readonly Good[] = [
	{ sku: 'LAMP-WAL', ko: '월넛 책상 스탠드', en: 'Walnut desk lamp', ja: 'ウォルナット デスクランプ', de: 'Schreibtischlampe Walnuss', krw: 15000, stock: 42 },
	{ sku: 'DESK-OAK', ko: '오크 원목 책상 1400', en: 'Oak desk 1400', ja: 'オーク材デスク 1400', de: 'Schreibtisch Eiche 1400', krw: 289000, stock: 8 },
	{ sku: 'CHAIR-ERG', ko: '메쉬 사무용 의자', en: 'Mesh office chair', ja: 'メッシュ オフィスチェア', de: 'Bürostuhl Netzrücken', krw: 179000, stock: 14 },
	{ sku: 'MUG-CEL', ko: '청자빛 머그컵', en: 'Celadon mug', ja: '青磁色のマグカップ', de: 'Seladon-Becher', krw: 18000, stock: 120 },
	{ sku: 'TEA-SEJ', ko: '세작 녹차 50g', en: 'Green tea, first flush 50 g', ja: '緑茶 一番摘み 50g', de: 'Grüntee, erste Pflückung 50 g', krw: 24000, stock: 85 },
	{ sku: 'BLKT-WOOL', ko: '울 블렌드 담요', en: 'Wool blend blanket', ja: 'ウールブレンド ブランケット', de: 'Decke aus Wollmischung', krw: 69000, stock: 31 },
	{ sku: 'TOWEL-4', ko: '호텔 수건 4장 세트', en: 'Hotel towels, set of 4', ja: 'ホテルタオル 4枚セット', de: 'Hotelhandtücher, 4er-Set', krw: 32000, stock: 64 },
	{ sku: 'NOTE-A5', ko: 'A5 모눈 노트 3권', en: 'Grid notebook A5, pack of 3', ja: 'A5 方眼ノート 3冊', de: 'Notizbuch A5 kariert, 3er-Pack', krw: 12000, stock: 210 },
	{ sku: 'SPKR-MINI', ko: '미니 블루투스 스피커', en: 'Mini Bluetooth speaker', ja: 'ミニ Bluetooth スピーカー', de: 'Mini-Bluetooth-Lautsprecher', krw: 49000, stock: 27 },
	{ sku: 'CHRG-65', ko: '65W 고속 충전기', en: '65 W fast charger', ja: '65W 急速充電器', de: 'Schnellladegerät 65 W', krw: 39000, stock: 58 },
	{ sku: 'BAG-CANV', ko: '캔버스 토트백', en: 'Canvas tote bag', ja: 'キャンバス トートバッグ', de: 'Tragetasche aus Canvas', krw: 27000, stock: 73 },
	{ sku: 'UMB-AUTO', ko: '자동 우산', en: 'Automatic umbrella', ja: '自動開閉傘', de: 'Automatik-Regenschirm', krw: 21000, stock: 49 },
	{ sku: 'PAN-28', ko: '무쇠 프라이팬 28cm', en: 'Cast iron pan 28 cm', ja: '鋳鉄フライパン 28cm', de: 'Gusseisenpfanne 28 cm', krw: 58000, stock: 19 },
	{ sku: 'PLANT-MON', ko: '몬스테라 화분', en: 'Monstera in a pot', ja: 'モンステラの鉢植え', de: 'Monstera im Topf', krw: 35000, stock: 16 },
	{ sku: 'PEN-ENG', ko: '각인 볼펜', en: 'Engraved pen', ja: '名入れボールペン', de: 'Gravierter Kugelschreiber', krw: 25000, stock: 0, supplier: 'Northwood Prints', personalized: true },
	{ sku: 'MUG-PHOTO', ko: '포토 머그컵', en: 'Photo mug', ja: 'フォトマグカップ', de: 'Fototasse', krw: 19000, stock: 0, supplier: 'Northwood Prints', personalized: true },
	{ sku: 'PRINT-A3', ko: '바다 포스터 A3', en: 'Sea poster A3', ja: '海のポスター A3', de: 'Poster Meer A3', krw: 22000, stock: 0, supplier: 'Northwood Prints' },
	{ sku: 'LAMP-HANJI', ko: '한지 무드등', en: 'Hanji paper lantern', ja: '韓紙のランプ', de: 'Laterne aus Hanji-Papier', krw: 78000, stock: 0, supplier: '한지공방' },
	{ sku: 'FAN-HANJI', ko: '한지 부채', en: 'Hanji hand fan', ja: '韓紙のうちわ', de: 'Fächer aus Hanji-Papier', krw: 16000, stock: 0, supplier: '한지공방' },
	{ sku: 'BAG-LEATH', ko: '가죽 메신저백', en: 'Leather messenger bag', ja: 'レザー メッセンジャーバッグ', de: 'Ledertasche', krw: 149000, stock: 0, supplier: 'Blue Harbor Trading' },
	{ sku: 'WATCH-MIN', ko: '미니멀 손목시계', en: 'Minimal wristwatch', ja: 'ミニマル腕時計', de: 'Minimalistische Armbanduhr', krw: 98000, stock: 0, supplier: 'Blue Harbor Trading' },
	{ sku: 'BOWL-SET', ko: '도자기 밥공기 2개', en: 'Porcelain bowls, pair', ja: '磁器のご飯茶碗 2個', de: 'Porzellanschalen, 2 Stück', krw: 44000, stock: 0, supplier: '세종도예' },
	{ sku: 'VASE-MOON', ko: '달항아리 화병', en: 'Moon jar vase', ja: '白磁の花瓶', de: 'Vase „Mondkrug“', krw: 132000, stock: 0, supplier: '세종도예' }
];
