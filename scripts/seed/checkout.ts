import { orderInput, type OrderInput } from '$lib/modules/orders/schema';
import type { SupplierOrderState } from '$lib/modules/orders/order';
import { ODD_GOODS } from './odd-goods.data';
import { GOODS, type Good } from './goods.data';
import { MARKETS, type Market, type Person } from './people.data';
import { SELLER_GOODS } from './sellers/goods.data';

export type Picked = { readonly sku: string; readonly quantity: number; readonly supplierOrder?: SupplierOrderState };

/** How an order was paid, or not. */
export type Mix =
	| 'card'
	| 'card_points'
	| 'card_credit'
	| 'bank_deposit'
	| 'points'
	| 'store_credit'
	| 'gift_card'
	| 'mobile_card'
	| 'cash_on_delivery'
	| 'authorized'
	| 'unpaid';

export type Purchase = {
	readonly number: string;
	readonly person: Person;
	readonly placedAt: Date;
	readonly picked: readonly Picked[];
	readonly mix: Mix;
	/** In hundredths of the goods, as an order discount. */
	readonly discountPercent?: number;
	readonly coupon?: string;
	/** In the order's minor units. */
	readonly points?: number;
};

type Prices = {
	readonly per: number;
	readonly step: number;
	readonly freeFrom: number;
	readonly shipping: number;
	readonly tax: number;
};

/** `per`: won for one minor unit; prices end on a whole `step`; `tax`: hundredths of the net, inside the price. */
const PRICES = {
	KR: { per: 1, step: 1000, freeFrom: 50_000, shipping: 3000, tax: 10 },
	US: { per: 13, step: 50, freeFrom: 5000, shipping: 695, tax: 0 },
	DE: { per: 14, step: 50, freeFrom: 5900, shipping: 590, tax: 19 },
	IE: { per: 14, step: 50, freeFrom: 5900, shipping: 790, tax: 23 },
	JP: { per: 9, step: 10, freeFrom: 5500, shipping: 550, tax: 10 },
	KW: { per: 4.4, step: 50, freeFrom: 20_000, shipping: 1500, tax: 0 }
} as const satisfies Record<Market, Prices>;

const CARDS = {
	KR: ['신한카드 ••4242', 'KB국민카드 ••1881', '현대카드 ••0005'],
	US: ['Visa ••4242', 'Mastercard ••5454', 'Amex ••1005'],
	DE: ['Visa ••4242', 'Mastercard ••5454'],
	IE: ['Visa ••4242', 'Mastercard ••5454'],
	JP: ['JCB ••3566', 'Visa ••4242'],
	KW: ['K-Net ••7001']
} as const satisfies Record<Market, readonly string[]>;

/** An order as the shop's checkout would have sent it. */
export function checkout({ number, person, placedAt, picked, mix, ...more }: Purchase): OrderInput {
	const { market } = person;
	const { tax, freeFrom, shipping } = PRICES[market];
	const lines = picked.map((one) => lineOf(one, person, { tax, off: more.discountPercent ?? 0 }));
	const goods = lines.reduce((sum, line) => sum + line.unit_price * line.quantity, 0);
	const off = Math.floor((goods * (more.discountPercent ?? 0)) / 100);
	const sent = goods - off >= freeFrom || off === goods ? 0 : shipping;
	const total = goods - off + sent;
	const discount = {
		label: more.coupon ?? '10 %',
		amount: off,
		...(more.coupon ? { coupon: more.coupon, single_use: true } : {})
	};
	return orderInput.parse({
		number,
		email: person.email,
		name: person.name,
		currency: MARKETS[market].currency,
		placed_at: placedAt.toISOString(),
		region: market,
		locale: person.speaks ?? MARKETS[market].locale,
		line_items: lines,
		discounts: off > 0 ? [discount] : [],
		charges: [{ kind: 'shipping', amount: sent, tax: taxIn(sent, tax) }],
		benefit_rules: { free_shipping_from: freeFrom, shipping_otherwise: shipping },
		tenders: tendersOf(mix, total, { label: cardOf(number, market), points: more.points }),
		points_earned: Math.floor(total / 100)
	});
}

type Shares = { readonly tax: number; readonly off: number };

function lineOf({ sku, quantity, supplierOrder }: Picked, { market, speaks }: Person, { tax, off }: Shares) {
	const good = goodOf(sku);
	const { supplier, personalized } = good;
	const unit_price = priceOf(good, market);
	return {
		sku,
		title: good[speaks ?? MARKETS[market].words],
		quantity,
		unit_price,
		tax: taxIn(Math.floor((unit_price * quantity * (100 - off)) / 100), tax),
		personalized: personalized ?? false,
		...(supplier ? { supplier, supplier_order: supplierOrder ?? 'not_placed' } : {})
	};
}

function goodOf(sku: string): Good {
	const good = [...GOODS, ...ODD_GOODS, ...SELLER_GOODS].find((one) => one.sku === sku);
	if (!good) throw new Error(`The shop sells no ${sku}`);
	return good;
}

function priceOf({ krw }: Good, market: Market): number {
	const { per, step } = PRICES[market];
	return Math.max(step, Math.round(krw / per / step) * step);
}

const taxIn = (gross: number, percent: number) => gross - Math.round((gross * 100) / (100 + percent));

const cardOf = (number: string, market: Market): string => {
	const cards = CARDS[market];
	return cards[Number(number) % cards.length] ?? '';
};

/** A number as the shop prints it on its cards. */
const giftCardOf = (label: string, total: number) =>
	`GIFT-${label.slice(-4)}-${String(total).padStart(4, '0').slice(-4)}`;

type Paying = { readonly label: string; readonly points: number | undefined };

function tendersOf(mix: Mix, total: number, { label, points }: Paying) {
	const part = points ?? Math.floor(total / 10);
	const card = { kind: 'card', gateway: 'sandbox', label } as const;
	const stored = { kind: mix === 'card_credit' ? 'store_credit' : 'points', captured: part } as const;
	switch (mix) {
		case 'card':
			return [{ ...card, captured: total }];
		case 'card_points':
		case 'card_credit':
			return [{ ...card, captured: total - part }, stored];
		case 'mobile_card':
			return [
				{ kind: 'virtual_account', label: '휴대폰 결제', captured: total - part, partial: false },
				{ ...card, captured: part }
			];
		case 'gift_card':
			return [{ kind: mix, captured: total, reference: giftCardOf(label, total) }];
		case 'authorized':
			return [{ ...card, authorized: total, captured: 0 }];
		case 'cash_on_delivery':
			return [{ kind: mix, captured: 0 }];
		case 'unpaid':
			return [];
		default:
			return [{ kind: mix, captured: total }];
	}
}
