import { sql } from 'drizzle-orm';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../src/lib/modules/cancellations/actions/request/end-request.server';
import { request } from '../../src/lib/modules/cancellations/actions/request/request.server';
import { orders } from '../../src/lib/modules/orders/tables.server';
import type { TenderName } from '../../src/lib/modules/orders/tenders/tender-names';
import type { Reason } from '../../src/lib/modules/settings/reasons';
import { eq } from 'drizzle-orm';
import { putStaff } from '../../src/lib/modules/accounts/repository/people.server';
import type { Role } from '../../src/lib/core/actor';
import type { Shop } from './shop';

const PEOPLE = ['김민지', 'Ada Lovelace', '佐藤 陽翔', 'Zoë Müller-Lüdenscheidt', '100% Real_Name', 'Kim Min'] as const;
const PAID: readonly (readonly TenderName[])[] = [['card'], ['bank_deposit'], ['points', 'card'], ['cash_on_delivery']];
const REASONS: readonly Reason[] = ['changed_mind', 'delay', 'sold_out', 'other'];
/** What customers may give as theirs; `REASONS` are staff's. */
const ASKED: readonly Reason[] = ['changed_mind', 'needed_sooner', 'found_cheaper', 'other'];
const SUPPLIERS = [undefined, 'North Mill', 'South Press'] as const;
const MONEY = ['USD', 'KRW', 'EUR'] as const;
const PRICE = 1_200;

/** Cases of every kind, one after the other: whom, what, how paid, how far. */
export async function fillQueue(shop: Shop, cases = 24): Promise<void> {
	for (let at = 0; at < cases; at++) {
		const one = wayOf(at);
		const order = await shop.place({
			...{ number: `Q-${1000 + at}`, name: one.name, email: `person${at}@${at % 2 ? 'example.org' : 'shop.test'}` },
			...{ currency: one.currency, discounts: [], charges: [], line_items: [one.line] },
			tenders: one.paid.map((kind, position) => ({
				kind,
				captured: kind === 'cash_on_delivery' ? 0 : position === 0 ? one.total - (one.paid.length - 1) * 100 : 100,
				...(kind === 'card' ? { gateway: 'sandbox' as const } : {})
			}))
		});
		await shop.db
			.update(orders)
			.set({ channel: at % 4 === 0 ? 'storefront' : 'api' })
			.where(eq(orders.id, order.id));
		await shop.pass(60 * (1 + (at % 5)));
		const items = shop.itemsOf(order, [[one.line.sku, 1]], one.reason);
		const { id } = await request(one.asks ? shop.shopper(order) : shop.staff('agent'), { order: order.id, items });
		if (one.asks && at % 6 === 1) await accept(shop.staff('agent'), { id });
		if (one.asks && at % 6 === 3) await reject(shop.staff('agent'), { id, reason: 'Packed', show: true });
	}
}

function wayOf(at: number) {
	const supplier = SUPPLIERS[at % 3];
	const quantity = 1 + (at % 4);
	const asks = at % 3 !== 2;
	return {
		asks,
		name: PEOPLE[at % PEOPLE.length] ?? 'Ada',
		currency: MONEY[at % 3] ?? 'USD',
		reason: (asks ? ASKED : REASONS)[at % 4] ?? 'other',
		paid: PAID[at % 4] ?? ['card'],
		total: quantity * PRICE * (1 + (at % 7)),
		line: {
			...{ sku: `SKU-${at % 5}`, title: at % 5 === 2 ? '호두나무 책상' : `Walnut desk ${at % 5}`, quantity },
			...{ unit_price: PRICE * (1 + (at % 7)), ...(supplier ? { supplier } : {}) }
		}
	};
}

/** Somebody of the staff who is known to the database too. */
export async function hire(shop: Shop, name: string, role: Role = 'agent') {
	const row = {
		id: `stf_${name}`,
		email: `${name}@example.com`,
		name,
		role,
		passwordHash: '',
		createdAt: shop.ctx().now
	};
	await putStaff(shop.db, row);
	return shop.staff(role, name);
}

/** The numbers of all cases of which this is true, by plain SQL over the tables themselves. */
export async function truth(shop: Shop, condition: string): Promise<string[]> {
	const rows = await shop.db.execute<{ number: string }>(sql`select c.number from cancellations c
		join orders o on o.id = c.order_id where ${sql.raw(condition)} order by c.number`);
	return rows.map(({ number }) => number);
}
