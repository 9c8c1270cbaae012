import { afterAll, beforeAll, expect, it } from 'vitest';
import { partnerActor } from '$lib/core/actor';
import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { withdraw } from '$lib/modules/cancellations/actions/request/end-request.server';
import { preview } from '$lib/modules/cancellations/actions/request/quoting.server';
import { seeOrder } from '$lib/modules/cancellations/actions/request/see-order.server';
import { listCases } from '$lib/modules/cancellations/repository/queue/list.server';
import { answerAsPartner } from '$lib/modules/cancellations/suppliers/by-partner.server';
import { demandBuyer } from '$lib/modules/cancellations/partner/buyer.server';
import { lookAsPartner, reviewAsPartner } from '$lib/modules/cancellations/partner/look.server';
import { partnerOrderRow } from '$lib/modules/cancellations/partner/order-row';
import { sellerCase } from '$lib/modules/cancellations/partner/seller-case.server';
import { addPartnerPerson } from '$lib/modules/accounts/repository/partners/people.server';
import { keptMail } from '$lib/modules/notifications/kept-mail';
import { mailsOfCase } from '$lib/modules/notifications/repository/mails.server';
import { listOrders } from '$lib/modules/orders/repository/list.server';
import { requestCancellation } from '$lib/wiring/cancellations.server';
import { takeInOrder } from '$lib/wiring/orders.server';
import { hire } from '../../../support/bulk';
import { anOrder } from '../../../support/orders';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
const HANOK = partnerActor('Hanok Interiors', 'Hana Seo');
const PRINTS = partnerActor('Northwood Prints', 'Joon Bae');
const STRANGER = partnerActor('Somebody Else');
const NONE = new URLSearchParams();

beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

/** Two lines of ours and one that Northwood Prints delivers, placed by Hanok Interiors. */
async function placed(channel = 'api') {
	const input = anOrder({
		line_items: [
			{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 },
			{ sku: 'LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, tax: 200 },
			{
				sku: 'POSTER',
				title: 'Sea poster',
				quantity: 2,
				unit_price: 500,
				supplier: 'Northwood Prints',
				supplier_order: 'placed'
			}
		],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 6840 }]
	});
	const id = await takeInOrder(shop.ctx(), input, { channel, partner: 'Hanok Interiors' });
	return shop.order(id);
}
const lineOf = (order: Awaited<ReturnType<typeof placed>>, sku: string) =>
	order.lines.find((line) => line.sku === sku)?.id ?? '';

it('shows a buyer its order, a seller its own lines of it, and a stranger nothing', async () => {
	const order = await placed();
	const seen = await lookAsPartner(shop.ctx(HANOK), order.number, NONE);
	expect(seen).toMatchObject({ role: 'buyer', scope: 'items', total: order.total, whyNot: undefined });
	expect(seen.lines).toHaveLength(3);
	const delivered = await lookAsPartner(shop.ctx(PRINTS), order.number, NONE);
	expect(delivered).toMatchObject({ role: 'seller', total: null, lines: [{ sku: 'POSTER', unitPrice: null }] });
	await expect(lookAsPartner(shop.ctx(STRANGER), order.number, NONE)).rejects.toThrow('order.not_found');
	const rows = await listOrders(shop.db, PRINTS, { state: [], channel: [], supplier: [], limit: 5 });
	const row = rows.items.find(({ number }) => number === order.number);
	expect(row && partnerOrderRow(row, PRINTS.id)).toMatchObject({ items: 'Sea poster', total: null });
	await expect(listOrders(shop.db, STRANGER, { state: [], channel: [], supplier: [], limit: 5 })).resolves.toEqual({
		items: []
	});
});

it('lets a buyer cancel item by item, with a reason for each', async () => {
	const order = await placed();
	const ctx = shop.ctx(HANOK);
	const desk = lineOf(order, 'DESK');
	const unsaid = await reviewAsPartner(ctx, order.number, new URLSearchParams({ [desk]: '2' }));
	expect(unsaid).toMatchObject({ whole: false, unsaid: 1, items: [{ title: 'Walnut desk', quantity: 2 }] });
	const items = [{ line_item: desk, quantity: 2 }];
	await expect(requestCancellation(ctx, { order: order.id, items })).rejects.toThrow('cancellation.reason_required');
	const query = new URLSearchParams({ [desk]: '2', [`reason_${desk}`]: 'changed_mind' });
	const review = await reviewAsPartner(ctx, order.number, query);
	expect(review.unsaid).toBe(0);
	const [item] = items;
	const { number } = await requestCancellation(ctx, {
		order: order.id,
		items: [{ line_item: item?.line_item ?? '', quantity: 2, reason: 'changed_mind' }],
		...(review.quote ? { quote: review.quote.id } : {})
	});
	const after = await lookAsPartner(ctx, order.number, NONE);
	expect(after.cases).toMatchObject([{ number, items: [{ title: 'Walnut desk', quantity: 2 }] }]);
	await expect(sellerCase(shop.ctx(PRINTS), number)).rejects.toThrow('cancellation.not_found');
	await expect(demandBuyer(shop.ctx(PRINTS), number)).rejects.toThrow('auth.forbidden');
});

it('tells a seller’s program of its own part alone, on its own and in lists', async () => {
	const order = await placed();
	const [desk, poster] = [lineOf(order, 'DESK'), lineOf(order, 'POSTER')];
	const item = (line_item: string) => ({ line_item, quantity: 1, reason: 'other' as const });
	const [buyer, seller] = [shop.ctx(HANOK), shop.ctx(PRINTS)];
	const theirs = await requestCancellation(buyer, { order: order.id, items: [item(desk)], ask: true });
	const both = await requestCancellation(buyer, { order: order.id, items: [item(desk), item(poster)], ask: true });

	const whole = await seeOrder(buyer, order.id);
	expect(whole).toMatchObject({ total: 6840, tenders: [{ captured: 6840 }], cancellations: [theirs.id, both.id] });
	const part = await seeOrder(seller, order.id);
	expect(part).toMatchObject({ number: order.number, total: 915, email: '', tenders: [], cancellations: [both.id] });
	expect(part.line_items.map(({ sku, paid }) => [sku, paid])).toEqual([['POSTER', 915]]);
	const quoted = await preview(seller, { order: order.id, items: [{ line_item: poster, quantity: 1 }] });
	expect(quoted).toMatchObject({ worth: 457, due: 457, shipping: 0, tenders: [], lines: [{ line_item: poster }] });

	const seen = await look(seller, { cancellation: both.id });
	expect(seen).toMatchObject({ worth: 458, due: 458, refunds: [], quote: { worth: 458, tenders: [] } });
	expect(seen.items.map(({ line_item }) => line_item)).toEqual([poster]);
	await expect(look(seller, { cancellation: theirs.id })).rejects.toThrow('cancellation.not_found');
	const listed = await listCases(shop.db, PRINTS, { order: order.id, limit: 5 });
	expect(listed.items).toEqual([seen]);
	await expect(withdraw(seller, { id: both.id })).rejects.toThrow('auth.forbidden');
	await withdraw(buyer, { id: both.id });
});

it('asks nobody to stop what its seller has canceled itself', async () => {
	const order = await placed();
	const ctx = shop.ctx(PRINTS);
	const items = [{ line_item: lineOf(order, 'POSTER'), quantity: 1, reason: 'sold_out' as const }];
	const { id, number } = await requestCancellation(ctx, { order: order.id, items });
	await expect(shop.see(id)).resolves.toMatchObject({ origin: 'partner', supplier: [{ state: 'approved' }] });
	const seen = await sellerCase(ctx, number);
	expect(seen).toMatchObject({ items: [{ title: 'Sea poster', quantity: 1 }] });
	const others = [{ line_item: lineOf(order, 'DESK'), quantity: 1, reason: 'sold_out' as const }];
	await expect(requestCancellation(ctx, { order: order.id, items: others })).rejects.toThrow(
		'cancellation.line_unknown'
	);
});

it('mails the other side that somebody canceled, once the grace is over', async () => {
	const invitedBy = (await hire(shop, 'owner'))().actor.id;
	const person = { name: 'Ada', locale: 'ko', invitedBy, createdAt: shop.ctx().now, invitedAt: shop.ctx().now };
	const [hana, joon] = ['hana@hanok.example', 'joon@northwood.example'] as const;
	await addPartnerPerson(shop.db, { ...person, id: 'ptp_1', email: hana, partner: HANOK.id, role: 'buyer' });
	await addPartnerPerson(shop.db, { ...person, id: 'ptp_2', email: joon, partner: PRINTS.id, role: 'seller' });
	const told = async (id: string) => {
		const all = await mailsOfCase(shop.db, id);
		return all.filter(({ template }) => template === 'partner-canceled').map(({ recipient }) => recipient);
	};
	const order = await placed();
	const item = { line_item: lineOf(order, 'POSTER'), quantity: 1, reason: 'sold_out' as const };
	const bySeller = await requestCancellation(shop.ctx(PRINTS), { order: order.id, items: [item] });
	expect(await told(bySeller.id)).toEqual([]);
	await shop.pass(11);
	expect(await told(bySeller.id)).toEqual([hana]);
	const other = { ...item, reason: 'other' as const };
	const byBuyer = await requestCancellation(shop.ctx(HANOK), { order: order.id, items: [other] });
	await shop.pass(11);
	expect(await told(byBuyer.id)).toEqual([joon]);
	const causeOf = async (id: string) => {
		const mails = await mailsOfCase(shop.db, id);
		return mails.flatMap(({ template, payload }) => (template === 'accepted' ? [keptMail.parse(payload).content] : []));
	};
	expect(await causeOf(bySeller.id)).toMatchObject([{ cause: 'shop' }]);
	expect(await causeOf(byBuyer.id)).toMatchObject([{ cause: 'elsewhere' }]);
});

it('takes the answer of the seller that was asked, and of no other', async () => {
	const order = await placed();
	const items = [{ line_item: lineOf(order, 'POSTER'), quantity: 2, reason: 'other' as const }];
	const { id, number } = await requestCancellation(shop.ctx(HANOK), { order: order.id, items });
	await shop.pass(11);
	const seen = await sellerCase(shop.ctx(PRINTS), number);
	const ask = seen?.asks[0]?.id ?? '';
	const yes = { ask, answer: 'approved' as const, note: 'We stop it' };
	await expect(answerAsPartner(shop.ctx(HANOK), number, yes)).rejects.toThrow('cancellation.not_found');
	await answerAsPartner(shop.ctx(PRINTS), number, yes);
	await expect(shop.see(id)).resolves.toMatchObject({ supplier: [{ state: 'approved' }] });
});

it('refuses a buyer by EDI what its messages are for, and says which capability that is', async () => {
	const order = await placed('edi');
	const ctx = shop.ctx(HANOK);
	const seen = await lookAsPartner(ctx, order.number, new URLSearchParams({ add: lineOf(order, 'DESK') }));
	expect(seen).toMatchObject({ scope: 'none', whyNot: expect.stringContaining('EDI') });
	expect(seen.lines.every(({ picked }) => picked === 0)).toBe(true);
	const items = [{ line_item: lineOf(order, 'DESK'), quantity: 1, reason: 'other' as const }];
	await expect(requestCancellation(ctx, { order: order.id, items })).rejects.toMatchObject({
		...{ code: 'partner.cancel_not_offered' },
		facts: { capability: 'cancel', channel: 'edi', role: 'buyer' }
	});
});
