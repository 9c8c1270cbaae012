import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../../src/lib/core/actor';
import { accept } from '../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { readDesk } from '../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { cancellations } from '../../../src/lib/modules/cancellations/tables.server';
import { setEdiRoot } from '../../../src/lib/modules/channels/connectors/edi/folder.server';
import type { EdiMessage } from '../../../src/lib/modules/channels/edi/message';
import { writeInterchange } from '../../../src/lib/modules/channels/edi/outgoing';
import { X12 } from '../../../src/lib/modules/channels/edi/syntax';
import { connectEdi, testEdi } from '../../../src/lib/wiring/channels/edi.server';
import { hearChannel } from '../../../src/lib/wiring/channels/hear.server';
import { checkInvariants } from '../../../src/lib/wiring/invariants.server';
import { sellAt, type Seller } from '../../support/sellers';
import { startShopify, type ShopifyFake } from '../../support/shopify/fake';
import type { StoreOrder as Sold } from '../../support/shopify/store';
import { shopOn, type ShopOn } from '../../support/stores/shop';
import { startWoo, type WooFake } from '../../support/woocommerce/fake';
import type { StoreOrder as Bought } from '../../support/woocommerce/store';

/** Shoppers buy in our store at Shopify, an EDI partner by message; desks are bought in Northwood's WooCommerce store. */
let shop: ShopOn<ShopifyFake>;
let woo: WooFake;
let seller: Seller;
let root: string;
beforeAll(async () => {
	[shop, woo, root] = await Promise.all([shopOn(startShopify), startWoo(), mkdtemp(join(tmpdir(), 'edi-'))]);
	setEdiRoot(root);
	seller = await sellAt(shop, woo, { supplier: 'Northwood', skus: ['DESK'] });
	const edi = await connectEdi(shop.owner(), {
		...{ role: 'buyer', name: 'Big Buyer' },
		credentials: {
			...{ standard: 'x12', own_id: 'RESCIND', own_qualifier: 'ZZ', their_id: 'BIGBUYER', their_qualifier: 'ZZ' },
			...{ email: 'edi@big.example', transport: 'folder', order_prefix: 'BIG-', folder: 'big' }
		}
	});
	await testEdi(shop.owner(), { id: edi });
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await Promise.all([shop.close(), woo.close(), rm(root, { recursive: true })]);
});

type Order = Awaited<ReturnType<ShopOn<ShopifyFake>['order']>>;

const buyThere = async (order: { readonly id: string }, quantity = 3) => {
	const there = woo.place([{ sku: 'DESK', quantity, price: 900 }]);
	await seller.buy(order, String(there.id));
	return there;
};
const tellWoo = async (there: Bought) => {
	await hearChannel(shop.ctx(), {
		channel: 'woocommerce',
		id: seller.connection,
		...woo.webhook('order.updated', there)
	});
	await shop.settle();
};
const lastCase = async ({ id }: { readonly id: string }) =>
	(await shop.db.select().from(cancellations).where(eq(cancellations.orderId, id)).orderBy(cancellations.createdAt)).at(
		-1
	);
const proceed = async (order: { readonly id: string }) => {
	await accept(shop.staff('manager'), { id: (await lastCase(order))?.id ?? '' });
	await shop.pass(12);
};
const refundedIn = ({ transactions }: Sold) =>
	transactions.filter(({ kind }) => kind === 'REFUND').reduce((all, { amount }) => all + amount, 0);
const givenIn = ({ refunds }: Bought) => refunds.reduce((all, { amount }) => all + amount, 0);

/** What each side says of it: desks that are gone, and money that went back. */
async function everywhere({ id }: Order, sold: Sold, bought: Bought) {
	const { lines, tenders } = await shop.order(id);
	const [desk, sum] = [
		lines.find(({ sku }) => sku === 'DESK'),
		tenders.reduce((all, { refunded }) => all + refunded, 0)
	];
	const back = await seller.backOf({ id });
	return {
		gone: [
			...[desk?.units.canceled, 3 - (sold.lines[0]?.current ?? 0)],
			3 - bought.lines.reduce((all, { quantity }) => all + quantity, 0)
		],
		refunded: [sum, refundedIn(sold)],
		paidBack: [back.reduce((all, { came }) => all + came, 0), givenIn(bought)]
	};
}

it('ends in the same units and money everywhere, whoever of the three cancels', async () => {
	const sold = shop.store.place([
		{ sku: 'DESK', quantity: 3, price: 1200 },
		{ sku: 'LAMP', quantity: 1, price: 2000 }
	]);
	const order = await shop.bring(sold);
	const bought = await buyThere(order);

	await shop.ask(order, [['DESK', 1]]);
	await proceed(order);
	expect(await everywhere(order, sold, bought)).toEqual({
		...{ gone: [1, 1, 1], refunded: [1200, 1200], paidBack: [900, 900] }
	});

	shop.store.at(sold).setQuantity('DESK', 1);
	await shop.tell(sold);
	await shop.pass(12);
	expect(await everywhere(order, sold, bought)).toEqual({
		...{ gone: [2, 2, 2], refunded: [2400, 2400], paidBack: [1800, 1800] }
	});

	woo.at(bought).cancel();
	await tellWoo(bought);
	expect(await lastCase(order)).toMatchObject({ origin: 'supplier', state: 'requested' });
	await proceed(order);
	woo.at(bought).refund(900);
	await tellWoo(bought);
	const { gone, ...money } = await everywhere(order, sold, bought);
	expect(gone.slice(0, 2)).toEqual([3, 3]);
	expect(bought.status).toBe('refunded');
	expect(money).toEqual({ refunded: [3600, 3600], paidBack: [2700, 2700] });

	await Promise.all([shop.tell(sold), tellWoo(bought)]);
	await shop.pass(70);
	expect(await everywhere(order, sold, bought)).toEqual({ gone, ...money });
});

const write = (message: EdiMessage, control: number) =>
	writeInterchange(
		'x12',
		message,
		{
			...{ from: { qualifier: 'ZZ', id: 'BIGBUYER' }, to: { qualifier: 'ZZ', id: 'RESCIND' } },
			...{ control: String(control).padStart(9, '0'), day: '20260302', time: '0915', test: false, code: 'PR' }
		},
		X12
	);
const drop = async (message: EdiMessage, control: number) => {
	await writeFile(join(root, 'big/in', `${control}.edi`), write(message, control));
	await shop.pass(1);
};
const lastSent = async () => {
	const last = (await readdir(join(root, 'big/out'))).toSorted().at(-1) ?? '';
	return readFile(join(root, 'big/out', last), 'utf8');
};

it('takes a partner’s 860 to the supplier’s store, and the store’s own cancellation to the partner', async () => {
	const desk = { line: '1', sku: 'DESK', title: 'Walnut desk', quantity: 3, price: '12.50' };
	await shop.pass(1);
	await drop(
		{ kind: 'order', number: 'PO-1', day: '20260301', currency: 'USD', buyer: 'Big', email: '', lines: [desk] },
		1
	);
	const { order } = await readDesk(shop.db, SYSTEM, { orderNumber: 'BIG-PO-1' });
	const bought = await buyThere(order);
	const lines = [{ line: '1', sku: 'DESK', action: 'decrease', quantity: 2 } as const];
	await drop({ kind: 'change', number: 'PO-1', day: '20260302', whole: false, lines }, 2);
	await proceed(order);
	const canceled = async () => (await shop.order(order.id)).lines.map(({ units }) => units.canceled);
	expect([await canceled(), bought.lines.map(({ quantity }) => quantity), givenIn(bought)]).toEqual([[1], [2], 900]);
	expect(await lastSent()).toMatch(/BCA\*00\*AT\*PO-1\*[\s\S]*ACK\*IA\*2\*EA/);

	woo.at(bought).setQuantity('DESK', 1);
	await tellWoo(bought);
	expect(await lastCase(order)).toMatchObject({ origin: 'supplier', state: 'requested' });
	await proceed(order);
	expect([await canceled(), bought.lines.map(({ quantity }) => quantity)]).toEqual([[2], [1]]);
	expect(await lastSent()).toMatch(/BCA\*[\s\S]*PO-1/);
	expect((await seller.backOf(order)).map(({ owed }) => owed)).toEqual([900, 900]);
});
