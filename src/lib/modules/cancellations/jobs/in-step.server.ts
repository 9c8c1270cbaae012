import { Refused } from '$lib/core/refusal';
import { refusalText } from '$lib/server/words';
import type { Ctx } from '$lib/server/ctx';
import { addedThere, goneThere } from '../../channels/added';
import type { Api, Push, Pushed, ShopOrder } from '../../channels/connector';
import type { Opened } from '../../channels/connectors/open.server';
import { pushOn } from '../../channels/push';
import { linesOf, type Link } from '../../channels/repository/orders.server';
import { openPushes, type StoredPush } from '../../channels/repository/pushes.server';
import { applyUnits, type Applying } from '../channels/apply.server';
import { knownOf } from '../channels/known.server';
import { applyMoney } from '../channels/money.server';
import { stillToNote } from '../channels/notes.server';
import { markSent, settlePush } from '../channels/send.server';
import { shelfBook } from '../channels/shelf.server';
import { applyShipped } from '../channels/shipped.server';
import { takeIn } from '../channels/take-in.server';
import { keptBack } from '../channels/waiting.server';

/** An order that can't be brought in step whatever is tried: it says why, until somebody changes it there. */
export class Unfit extends Error {
	constructor(
		readonly code: string,
		message: string
	) {
		super(message);
	}
}

export const ROUNDS = 12;

/**
 * An order that is worked on there is not put away, however little of ours is left of it. What its case keeps back is not
 * sent, but whoever packs is asked to stop: that never waits.
 * @returns how long to wait before it is looked at again, or null where it is in step. @throws Unfit, ChannelTrouble
 */
export async function bringInStep(ctx: Ctx, opened: Opened, link: Link): Promise<number | null> {
	let orderId = link.orderId;
	for (let round = 0; round < ROUNDS; round++) {
		const order = await opened.api.readOrder(link.externalId, await knownOf(ctx, link, orderId));
		if (!order) throw new Unfit('order_gone', 'The order is not there (any more)');
		orderId ??= await taken(ctx, opened, link, order);
		if (order.unfinished) await finish(ctx, opened, { there: link, orderId, order });
		const { name: shop, connector } = opened.connection;
		const applying = { there: link, orderId, shop, connector, order };
		await book(ctx, applying);
		const lines = await linesOf(ctx.db, link);
		const isBusy = addedThere(order.lines, lines).length > 0;
		const open = await openPushes(ctx.db, link);
		const kept = await keptBack(ctx, orderId, open);
		const stays = isBusy || kept.length > 0;
		const sending = { applying, gone: goneThere(order.lines, lines), quiet: false };
		const packing = await stopFor(ctx, opened.api, sending, kept);
		const next = open.find((one) => !kept.includes(one) && !(stays && one.kind === 'archive'));
		if (!next) return packing;
		const wait = await send(ctx, opened.api, sending, next);
		if (wait !== null) return wait;
	}
	return WHILE;
}
/** Something always comes up: it goes on in a moment. */
export const WHILE = 1000;

/** Does there what a write of ours left to be done; of what it can't know to be done, a person is told. */
export async function finish(ctx: Ctx, { api, connection }: Opened, { order, ...at }: Finishing): Promise<void> {
	await api.finish?.(order, shelfBook(ctx, { ...at, shop: connection.name }));
}

type Finishing = Pick<Applying, 'there' | 'orderId' | 'order'>;

async function taken(ctx: Ctx, { connection }: Opened, link: Link, order: ShopOrder): Promise<string> {
	const read = order.taken();
	if (!read.ok) throw new Unfit(read.code, refusalText(read.code, read.facts, ctx.locale));
	try {
		return await takeIn(ctx, { connection, there: link, taken: read.value });
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		throw new Unfit(problem.code, refusalText(problem.code, problem.facts, ctx.locale));
	}
}

/** Units before money, so that money that moved there finds the case it is for; what left before both. */
async function book(ctx: Ctx, applying: Applying): Promise<void> {
	await applyShipped(ctx, applying);
	await applyUnits(ctx, applying);
	await applyMoney(ctx, applying);
}

/** `gone`: how many units of each line there are gone; `quiet`: what is refused is told another way. */
type Sending = { readonly applying: Applying; readonly gone: readonly Gone[]; readonly quiet: boolean };
type Gone = { readonly line: string; readonly quantity: number; readonly gone: number };

/** One write: that it may have been made stands in our books before it is. */
export async function send(ctx: Ctx, api: Api, sending: Sending, stored: StoredPush): Promise<number | null> {
	const { applying, gone, quiet } = sending;
	const { order } = applying;
	const push = pushOn(stored.id, stored.content, gone, stored.kind === 'restore' ? -1 : 1);
	const stop = await stopFirst(api, order, { stored, push });
	if (stop.state !== 'done') return settlePush(ctx, applying, { stored, answer: stop, sent: false, quiet });
	if (stored.kind === 'note' && !(await stillToNote(ctx, applying.orderId, stored))) return null;
	if (!(await markSent(ctx, stored, push))) return null;
	return settlePush(ctx, applying, { stored, answer: await write(api, order, { stored, push }), sent: true, quiet });
}

const DONE: Pushed = { state: 'done' };

const stopFirst = (api: Api, order: ShopOrder, { stored, push }: Writing): Promise<Pushed> =>
	stored.kind === 'cancel' && push.lines.length > 0 ? api.stopFulfillment(order, push) : Promise.resolve(DONE);

/** Whoever packs there stops for what is kept back, too. @returns how long until they are asked again, or null */
async function stopFor(ctx: Ctx, api: Api, { applying, gone, quiet }: Sending, kept: readonly StoredPush[]) {
	let soonest: number | null = null;
	for (const stored of kept) {
		const push = pushOn(stored.id, stored.content, gone);
		const answer = await stopFirst(api, applying.order, { stored, push });
		if (answer.state === 'done') continue;
		const wait = await settlePush(ctx, applying, { stored, answer, sent: false, quiet });
		if (wait !== null) soonest = Math.min(wait, soonest ?? wait);
	}
	return soonest;
}

type Writing = { readonly stored: StoredPush; readonly push: Push };

function write(api: Api, order: ShopOrder, { stored, push }: Writing): Promise<Pushed> {
	const { kind } = stored;
	if (kind === 'archive') return order.archived ? Promise.resolve(DONE) : api.archive(order);
	if (kind === 'note') return note(api, order, { stored, push });
	if (push.lines.length === 0) return Promise.resolve(DONE);
	return kind === 'restore' ? api.restore(order, push) : api.pushCancellation(order, push);
}

/** Money that went back another way, written down there by the refund's own key. */
async function note(api: Api, order: ShopOrder, { stored: { content }, push }: Writing): Promise<Pushed> {
	const { noted } = content;
	if (!noted) return DONE;
	const held = order.money.find(({ payment }) => payment === noted.payment)?.captured ?? 0;
	const { refund: key, payment, amount, currency } = noted;
	const ask = { order: order.id, payment, kind: 'refund', amount, currency, key, held, note: push.note } as const;
	const receipt = await api.pushRefund({ ...ask, noted: true });
	if (receipt.state !== 'failed') return DONE;
	return { state: 'refused', code: receipt.failure.code, words: receipt.failure.words };
}
