import type { ServerLoadEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { load as shopperCase } from '../../../src/routes/(account)/account/cancellations/[number]/+page.server';
import { load as shopperOrders } from '../../../src/routes/(account)/account/orders/+page.server';
import { load as shopperOrder } from '../../../src/routes/(account)/account/orders/[number]/+page.server';
import { load as shopperCancel } from '../../../src/routes/(account)/account/orders/[number]/cancel/+page.server';
import { load as audit } from '../../../src/routes/(admin)/admin/audit/+page.server';
import { load as dashboard } from '../../../src/routes/(admin)/admin/+page.server';
import { load as exports } from '../../../src/routes/(admin)/admin/exports/+page.server';
import { load as queue } from '../../../src/routes/(admin)/admin/cancellations/+layout.server';
import { load as staffCase } from '../../../src/routes/(admin)/admin/cancellations/[number]/+page.server';
import { load as undo } from '../../../src/routes/(admin)/admin/cancellations/[number]/undo/+page.server';
import { load as orders } from '../../../src/routes/(admin)/admin/orders/+page.server';
import { load as staffOrder } from '../../../src/routes/(admin)/admin/orders/[number]/+page.server';
import { load as staffCancel } from '../../../src/routes/(admin)/admin/orders/[number]/cancel/+page.server';
import { load as refunds } from '../../../src/routes/(admin)/admin/refunds/+page.server';
import { load as team } from '../../../src/routes/(admin)/admin/team/+page.server';
import { accept } from '../../../src/lib/modules/cancellations/actions/decide/accept.server';
import type { Ctx } from '../../../src/lib/server/ctx';
import { countRoundTrips } from '../../support/round-trips';
import { openShop, type Shop } from '../../support/shop';

type Load = (event: ServerLoadEvent) => Promise<unknown>;
type Seen = {
	readonly load: Load;
	readonly budget: number;
	readonly by: 'agent' | 'manager' | 'owner' | 'shopper';
	readonly about?: 'order' | 'case';
};

/** How often each page may wait for the database. The session's look-up comes on top: one more. */
// prettier-ignore
const PAGES: Readonly<Record<string, Seen>> = {
	dashboard:    { load: dashboard,     budget: 2, by: 'agent' },
	queue:        { load: queue,         budget: 3, by: 'agent' },
	'a case':     { load: staffCase,     budget: 4, by: 'agent', about: 'case' },
	undo:         { load: undo,          budget: 7, by: 'agent', about: 'case' },
	orders:       { load: orders,        budget: 3, by: 'agent' },
	'an order':   { load: staffOrder,    budget: 4, by: 'agent', about: 'order' },
	'to cancel':  { load: staffCancel,   budget: 4, by: 'agent', about: 'order' },
	audit:        { load: audit,         budget: 2, by: 'manager' },
	exports:      { load: exports,       budget: 1, by: 'agent' },
	refunds:      { load: refunds,       budget: 3, by: 'agent' },
	team:         { load: team,          budget: 1, by: 'owner' },
	'my orders':  { load: shopperOrders, budget: 3, by: 'shopper' },
	'my order':   { load: shopperOrder,  budget: 3, by: 'shopper', about: 'order' },
	'my cancel':  { load: shopperCancel, budget: 3, by: 'shopper', about: 'order' },
	'my case':    { load: shopperCase,   budget: 4, by: 'shopper', about: 'case' }
};

const trips = countRoundTrips();
let shop: Shop;
let order: Awaited<ReturnType<Shop['place']>>;
let caseNumber: string;

const skus = (count: number) => Array.from({ length: count }, (_, at) => `SKU-${at}`);

/** Orders of so many lines with a case each; the last one is what the pages are about. */
async function fill(count: number, lines: number): Promise<void> {
	const line_items = skus(lines).map((sku) => ({ sku, title: sku, quantity: 2, unit_price: 500 }));
	const tenders = [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 1000 * lines }];
	for (let made = 0; made < count; made++) {
		order = await shop.place({ line_items, discounts: [], charges: [], tenders });
		const filed = await shop.ask(order, [[`SKU-${made % lines}`, 1]]);
		caseNumber = filed.number;
		await accept(shop.staff('agent'), { id: filed.id });
	}
}

beforeAll(async () => {
	shop = await openShop({ socket: trips.socket, max: 1 });
	await fill(2, 2);
});
afterAll(() => shop.close());

const cost = ({ load, by, about }: Seen) => {
	const ctx: Ctx = by === 'shopper' ? shop.shopper(order) : shop.staff(by);
	const number = about === 'case' ? caseNumber : order.number;
	const url = new URL(`https://shop.example/?${by}`);
	const event = {
		locals: { ctx },
		params: about ? { number } : {},
		url,
		route: { id: '/(admin)/admin/cancellations' },
		cookies: { get: () => undefined },
		depends: () => {},
		parent: () => Promise.resolve({})
	};
	return trips.during(() => load(z.custom<ServerLoadEvent>().parse(event)));
};

it.each(Object.entries(PAGES))('%s keeps to its budget, however many rows and items there are', async (_name, seen) => {
	await cost(seen); // a statement's first run costs one more
	expect(await cost(seen)).toBeLessThanOrEqual(seen.budget);
});

it('and with thirty times the rows and items it costs no more', async () => {
	await fill(60, 30);
	for (const [name, seen] of Object.entries(PAGES)) {
		await cost(seen);
		expect(await cost(seen), name).toBeLessThanOrEqual(seen.budget);
	}
});
