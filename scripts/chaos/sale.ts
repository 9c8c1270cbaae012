import { randomBytes } from 'node:crypto';
import { orderInput } from '../../src/lib/modules/orders/schema';
import { getOrder } from '../../src/lib/modules/orders/repository/read.server';
import { takeInOrder } from '../../src/lib/wiring/orders.server';
import { SYSTEM } from '../../src/lib/core/actor';
import type { Sale } from './plan';
import type { Shop } from './shop';

const CURRENCY = 'USD';
const POINTS_SHARE = 0.3;

type Part = { readonly kind: 'card' | 'points' | 'store_credit'; readonly amount: number; readonly captured: boolean };

/** Sells something: the payments are in the gateway's books, and the order is ours. */
export async function sell(shop: Shop, sale: Sale, at: Date) {
	const { lines, discount, shipping } = sale;
	const goods = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
	const off = Math.min(discount, goods - 1);
	const tenders = partsOf(sale, goods - off + shipping).map((part) => tenderFor(shop, part));
	const number = randomBytes(5).toString('hex');
	const input = orderInput.parse({
		...{ number: `C-${number}`, email: `c-${number}@example.com`, name: 'Ada', currency: CURRENCY, region: 'US' },
		placed_at: at.toISOString(),
		line_items: lines.map(({ quantity, price }, line) => ({
			...{ sku: `SKU-${line}`, title: `Thing ${line}`, quantity, unit_price: price }
		})),
		discounts: off > 0 ? [{ label: 'Off', amount: off }] : [],
		charges: shipping > 0 ? [{ kind: 'shipping', amount: shipping }] : [],
		tenders
	});
	const id = await takeInOrder(await shop.as(), input, { channel: 'api', partner: null });
	return getOrder(shop.db, SYSTEM, id);
}
export type Sold = Awaited<ReturnType<typeof sell>>;

function partsOf({ paid }: Sale, total: number): Part[] {
	const card = (amount: number): Part => ({ kind: 'card', amount, captured: paid !== 'authorized' });
	const some = Math.floor(total * POINTS_SHARE);
	if (some === 0 || paid === 'card' || paid === 'authorized') return [card(total)];
	if (paid === 'two_cards') return [card(some), card(total - some)];
	const kind = paid === 'card_and_points' ? 'points' : 'store_credit';
	return [{ kind, amount: some, captured: true }, card(total - some)];
}

function tenderFor({ gateway }: Shop, { kind, amount, captured }: Part) {
	if (kind !== 'card') return { kind, captured: amount };
	const reference = `pi_${randomBytes(8).toString('hex')}`;
	gateway.books.open({ id: reference, currency: CURRENCY, amount, captured });
	return { kind, gateway: 'stripe', reference, authorized: amount, captured: captured ? amount : 0 };
}
