import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { paymentNamed } from '../../channels/payment-name';
import { afresh, type NotedRefund } from '../../channels/push';
import type { Link, There } from '../../channels/repository/orders.server';
import { changePush, insertPush, notesOn, type StoredPush } from '../../channels/repository/pushes.server';
import { getConnection } from '../../channels/repository/connections.server';
import { closeStoreTasks, insertTask, openStoreTask, wasTold } from '../../orders/repository/tasks.server';
import type { PaidTender } from '../../orders/repository/tenders.server';
import type { Movement } from '../../payments/gateway';
import type { Refund } from '../../refunds/repository.server';
import { lockOnTender } from '../../refunds/repository/by-tender.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../case';
import { noteKey } from './keys';
import { withoutNotes, type Note } from './notes';

type Noting = { readonly link: Link; readonly desk: Desk; readonly it: Case };

/**
 * Has the store write down what of its payments went back another way: by bank, as credit, by hand. Only what arrived, once
 * for each refund. What failed late or was undone after that is for a person to take off there.
 */
export async function noteRefunds(tx: Tx, ctx: Ctx, { link, desk, it }: Noting): Promise<void> {
	const notes = await notesOn(tx, link);
	for (const refund of refundsOf(desk, it.id)) {
		const noted = notedOf(link, desk, refund);
		if (!noted) continue;
		const known = notes.find(({ content }) => content.noted?.refund === refund.id);
		const owed = isOwed(it, refund);
		if (owed && !known) await order(tx, ctx, { link, it, noted, notes });
		if (!owed && known) await takeBack(tx, ctx, { link, it, note: known });
	}
}

const isOwed = (it: Case, { state }: RefundFacts) => state === 'succeeded' && it.state !== 'undone';

/** Looked at once more before it is sent: what did not arrive meanwhile is not entered. @returns whether it still is to be */
export const stillToNote = (ctx: Ctx, orderId: string, note: StoredPush): Promise<boolean> =>
	onOrder(ctx, { order: orderId }, async (tx, desk) => {
		const refund = desk.refunds.find(({ id }) => id === note.content.noted?.refund);
		const it = desk.cases.find(({ id }) => id === refund?.cancellationId);
		if (!refund || !it || isOwed(it, refund)) return true;
		await takeBack(tx, ctx, { link: note, it, note });
		return false;
	});

/** Nothing for what the store paid itself, and for a release. */
function notedOf(link: There, { order }: Desk, { id, tenderId, kind, method, amount }: RefundFacts) {
	const tender = order.tenders.find((one) => one.id === tenderId);
	const named = tender?.gateway === 'channel' ? paymentNamed(tender.reference ?? '') : undefined;
	if (named?.connection !== link.connectionId || named.order !== link.externalId) return undefined;
	if (kind === 'void' || method === 'original_payment') return undefined;
	return { refund: id, payment: named.payment, amount, currency: order.currency } satisfies NotedRefund;
}

const NOTE = { lines: [], reason: null, restock: false, notify: false } as const;
const DONE = { state: 'done', code: null } as const;
type Ordering = Pick<Noting, 'link' | 'it'> & {
	readonly noted: NotedRefund;
	readonly notes: readonly StoredPush[];
};

/** A note of the same that stands there for one that did not arrive is this one's from now on. */
async function order(tx: Tx, ctx: Ctx, { link, it, noted, notes }: Ordering): Promise<void> {
	const { connectionId, externalId } = link;
	const [id, key] = [ctx.newId('psh'), noteKey(noted.refund)];
	const old = await standing(tx, it, noted, notes);
	if (old) await closeStoreTasks(tx, { ...aboutNoted(it, connectionId), push: old.id }, 'in_step');
	await insertPush(tx, {
		...{ id, connectionId, externalId, kind: 'note', key, cancellationId: it.id, createdAt: ctx.now },
		...(old ? { ...DONE, endedAt: ctx.now } : {}),
		content: { ...NOTE, note: it.number, noted }
	});
}

/** One that a person was asked to take off there, and did not yet. */
async function standing(tx: Tx, it: Case, { payment, amount }: NotedRefund, notes: readonly StoredPush[]) {
	for (const note of notes) {
		const same = note.content.noted?.payment === payment && note.content.noted.amount === amount;
		const about = { ...aboutNoted(it, note.connectionId), push: note.id };
		if (same && note.cancellationId === it.id && (await openStoreTask(tx, about))) return note;
	}
	return undefined;
}

const aboutNoted = ({ orderId }: Case, connection: string) => ({ orderId, kind: 'channel_noted', connection }) as const;

type TakingBack = Pick<Noting, 'it'> & { readonly link: There; readonly note: StoredPush };

/** What was not sent yet need not be; what may stand there is for a person, who is asked once. */
async function takeBack(tx: Tx, ctx: Ctx, { link, it, note }: TakingBack): Promise<void> {
	const { connectionId: connection, externalId } = link;
	const { id, state, content } = note;
	if (state === 'waiting' || state === 'refused') {
		await changePush(tx, id, { state: 'dropped', code: null, endedAt: ctx.now });
		await closeNote(tx, { orderId: it.orderId, connection, push: id });
		await closeStoreTasks(tx, { ...aboutNoted(it, connection), push: id }, 'in_step');
		return;
	}
	const about = { ...aboutNoted(it, connection), reference: id };
	if (state === 'dropped' || (await wasTold(tx, about))) return;
	const { name: shop } = await getConnection(tx, connection);
	await insertTask(tx, ctx, {
		...{ orderId: it.orderId, cancellationId: it.id, kind: about.kind },
		facts: { shop, connection, order: externalId, push: id, reference: id, amount: content.noted?.amount ?? 0 }
	});
}

type AboutNote = { readonly orderId: string; readonly connection: string; readonly push: string };

/** The store has it by now, or it need not have it any more. */
export const closeNote = (tx: Tx, about: AboutNote) =>
	closeStoreTasks(tx, { ...about, kind: 'channel_not_noted' }, 'in_step');

type Refusal = {
	readonly there: There;
	readonly orderId: string;
	readonly shop: string;
	readonly note: StoredPush;
	readonly code: string;
	readonly words: string;
};

/** What the store does not write down is for a person to enter there; as soon as it is there this ends by itself. */
export async function askToNote(tx: Tx, ctx: Ctx, refusal: Refusal): Promise<void> {
	const { there, orderId, shop, note, code, words: failure } = refusal;
	const { id: push, cancellationId, content } = note;
	const about = { orderId, kind: 'channel_not_noted', reference: `${push}/${code}` } as const;
	if (await wasTold(tx, about)) return;
	await insertTask(tx, ctx, {
		...{ orderId, cancellationId, kind: about.kind },
		facts: {
			...{ shop, push, code, failure, reference: about.reference, amount: content.noted?.amount ?? 0 },
			...{ connection: there.connectionId, order: there.externalId }
		}
	});
}

/** What moved on a payment at a store, once it is known which entries there stand for refunds that went another way. */
export async function movedOf(ctx: Ctx, tender: PaidTender, movements: readonly Movement[]) {
	const there = placeOf(tender);
	if (!there || (await notesOn(ctx.db, there)).length === 0) return movements;
	return onOrder(ctx, { order: tender.orderId }, async (tx) => {
		const notes = await notesOn(tx, there);
		const ours = await lockOnTender(tx, tender.id);
		const { moved, entered } = withoutNotes(movements, factsOf(tender, notes, ours), ours);
		for (const { push, as } of entered) {
			const noted = notes.find(({ id }) => id === push)?.content;
			if (!noted?.noted) continue;
			const content = { ...afresh(noted), noted: { ...noted.noted, as } };
			await changePush(tx, push, { ...DONE, endedAt: ctx.now, content });
			await closeNote(tx, { orderId: tender.orderId, connection: there.connectionId, push });
		}
		return moved;
	});
}

/** The same, where it is only compared. */
export async function movedIn(tx: Tx, tender: Paid, movements: readonly Movement[], ours: readonly Refund[]) {
	const there = placeOf(tender);
	if (!there) return movements;
	return withoutNotes(movements, factsOf(tender, await notesOn(tx, there), ours), ours).moved;
}

type Paid = Pick<PaidTender, 'reference'>;

function placeOf({ reference }: Paid): There | undefined {
	const named = paymentNamed(reference ?? '');
	return named && { connectionId: named.connection, externalId: named.order };
}

const factsOf = ({ reference }: Paid, notes: readonly StoredPush[], ours: readonly Refund[]): Note[] =>
	notes.flatMap(({ id: push, state, content: { noted } }) => {
		if (noted?.payment !== paymentNamed(reference ?? '')?.payment || !noted) return [];
		const refund = ours.find((one) => one.id === noted.refund);
		const open = noted.as === undefined && state !== 'done' && refund?.state === 'succeeded';
		const { refund: of, amount, as = null } = noted;
		const byHand = refund?.method === 'manual';
		return [{ push, refund: of, amount, as, open, byHand, reference: refund?.reference ?? null }];
	});
