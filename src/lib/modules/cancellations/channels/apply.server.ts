import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { addedThere, oursOf, raisedBy } from '../../channels/added';
import type { ShopOrder } from '../../channels/connector';
import { differenceOf, wasMade, type LineDifference } from '../../channels/difference';
import { CAPABILITIES } from '../../channels/connectors/capabilities.data';
import type { ConnectorName } from '../../channels/connectors/names';
import {
	countBack,
	countUnits,
	linesOf,
	noteAdded,
	type LinkLine,
	type There
} from '../../channels/repository/orders.server';
import { changePush, openPushes, type StoredPush } from '../../channels/repository/pushes.server';
import type { Desk } from '../case';
import { lockDesk } from '../repository/queue/desk.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { acceptFound, fileFoundUnits, type FoundUnits } from './found.server';
import { askPerson, closeRefusal } from './conflict.server';
import { closeNote } from './notes.server';
import { lessen, unwantedThere } from './put-back.server';

export type Applying = {
	readonly there: There;
	readonly orderId: string;
	readonly shop: string;
	readonly connector: ConnectorName;
	readonly order: ShopOrder;
};

/**
 * Applies what an order there says of its units: pushes that were made are counted, what we were about to take off and is
 * gone already need not go, and what nobody here knew of becomes a case. All of it, or nothing. Said again, it changes nothing.
 */
export const applyUnits = (ctx: Ctx, applying: Applying): Promise<void> =>
	onOrder(ctx, { order: applying.orderId }, async (tx, desk) => {
		await settleSent(tx, ctx, applying);
		await lessen(tx, ctx, { ...applying, desk }, await openPushes(tx, applying.there));
		const [lines, pushes] = [await linesSeen(tx, applying), await openPushes(tx, applying.there)];
		const waiting = pushes.filter(({ kind, state }) => kind === 'cancel' && state === 'waiting');
		const known = lines.map((line) => ({ ...line, coming: comingOn(line.line, waiting) }));
		const news = { ...applying, desk, differences: differenceOf(oursOf(applying.order.lines, lines), known) };
		await takeOff(tx, ctx, { ...news, waiting });
		const back = await takeBack(tx, news);
		await tellOfUnwanted(tx, ctx, news);
		await fileNews(tx, ctx, news);
		await askPerson(tx, ctx, { ...applying, why: 'units_back', lines: back });
		await askPerson(tx, ctx, { ...applying, why: 'units_added', lines: addedThere(applying.order.lines, lines) });
	});

/** Our lines there, with what came to them there by now. */
export async function linesSeen(tx: Tx, { there, order }: Pick<Applying, 'there' | 'order'>): Promise<LinkLine[]> {
	const lines = await linesOf(tx, there);
	const raised = lines.flatMap((own) => {
		const now = order.lines.find(({ id }) => id === own.line);
		return now && raisedBy(now, own) > own.added ? [{ line: own.line, added: raisedBy(now, own) }] : [];
	});
	await noteAdded(tx, there, raised);
	return raised.length > 0 ? linesOf(tx, there) : lines;
}

/** Units of a line that pushes are to take off. */
export const comingOn = (line: string, waiting: readonly StoredPush[]) =>
	waiting
		.flatMap(({ content }) => content.lines)
		.filter((one) => one.line === line)
		.reduce((all, { quantity }) => all + quantity, 0);

type Sent = Pick<Applying, 'there' | 'orderId' | 'order'>;

/** A push that was sent has arrived, or it surely was not made and goes again. */
export async function settleSent(tx: Tx, ctx: Ctx, { there, orderId, order }: Sent): Promise<void> {
	const sent = (await openPushes(tx, there)).filter(({ state }) => state === 'sent');
	for (const { id, kind, content } of sent) {
		const expected = content.expected ?? [];
		const made = isThere(order, { id, kind, content });
		if (!made) {
			await changePush(tx, id, { state: 'waiting' });
			continue;
		}
		await changePush(tx, id, { state: 'done', endedAt: ctx.now });
		await closeRefusal(tx, { there, orderId, push: id });
		await closeNote(tx, { orderId, connection: there.connectionId, push: id });
		for (const { line, before, after } of expected) {
			if (after >= before) await countUnits(tx, there, [{ line, pushed: after - before }]);
			else await countBack(tx, there, line, before - after);
		}
	}
}

function isThere(order: ShopOrder, { id, kind, content }: Pick<StoredPush, 'id' | 'kind' | 'content'>): boolean {
	if (kind === 'archive') return order.archived;
	if (kind !== 'note') return wasMade(order.lines, order.marks, { mark: id, lines: content.expected ?? [] });
	const { noted } = content;
	return order.money.some(({ movements }) => movements.some(({ key }) => key === noted?.refund));
}

type Taking = Pick<Applying, 'there' | 'orderId'> & {
	readonly differences: readonly LineDifference[];
	readonly waiting: readonly StoredPush[];
};

/** What is gone there already is taken off what was still to go, the oldest first. */
export async function takeOff(tx: Tx, ctx: Ctx, { there, orderId, waiting, differences }: Taking): Promise<void> {
	const matched = new Map(differences.map(({ line, matched }) => [line, matched]));
	await countUnits(
		tx,
		there,
		differences.map(({ line, matched: pushed }) => ({ line, pushed }))
	);
	for (const { id, content } of waiting) {
		const lines = content.lines.flatMap(({ line, quantity }) => {
			const off = Math.min(quantity, matched.get(line) ?? 0);
			matched.set(line, (matched.get(line) ?? 0) - off);
			return quantity > off ? [{ line, quantity: quantity - off }] : [];
		});
		const left = { content: { ...content, lines } };
		await changePush(tx, id, lines.length > 0 ? left : { ...left, state: 'done', code: null, endedAt: ctx.now });
		if (lines.length === 0) await closeRefusal(tx, { there, orderId, push: id });
	}
}

type News = Applying & { readonly desk: Desk; readonly differences: readonly LineDifference[] };

/** Requests whose units are all gone there are accepted by that; the rest is taken from what is open. */
async function fileNews(tx: Tx, ctx: Ctx, { differences, desk, ...applying }: News): Promise<void> {
	const found: FoundUnits[] = differences.flatMap(({ line, lineItemId, found: quantity }) =>
		quantity > 0 ? [{ line, lineItemId, quantity }] : []
	);
	const clash =
		found.length === 0
			? []
			: await tx.transaction((part) => bookFound(part, ctx, { ...applying, desk, found })).catch(asClash(found));
	await askPerson(tx, ctx, { ...applying, why: 'units_not_free', lines: clash });
}

type Found = Applying & { readonly desk: Desk; readonly found: readonly FoundUnits[] };

async function bookFound(tx: Tx, ctx: Ctx, filing: Found): Promise<readonly FoundUnits[]> {
	const rest = await acceptFound(tx, ctx, filing);
	const desk = rest === filing.found ? filing.desk : await lockDesk(tx, ctx.actor, { order: filing.orderId });
	return fileFoundUnits(tx, ctx, { ...filing, found: rest, desk });
}

/** A fact is never refused: what collides with a rule of ours is put before a person, and nothing of it is half done. */
const asClash = (found: readonly FoundUnits[]) => (problem: unknown) => {
	if (problem instanceof Refused) return found;
	throw problem;
};

/** Units that came back there as we wish are counted so. @returns those that are canceled here all the same */
async function takeBack(tx: Tx, { there, desk, differences }: News): Promise<readonly FoundUnits[]> {
	const unwanted = await unwantedThere(tx, there, desk);
	const left: FoundUnits[] = [];
	for (const { line, lineItemId, back } of differences) {
		const wished = Math.min(back, unwanted.find((one) => one.line === line)?.quantity ?? 0);
		if (wished > 0) await countBack(tx, there, line, wished);
		if (back > wished) left.push({ line, lineItemId, quantity: back - wished });
	}
	return left;
}

/** What is to go back there and can't by itself is for a person to put there. */
async function tellOfUnwanted(tx: Tx, ctx: Ctx, { desk, ...applying }: News): Promise<void> {
	if (CAPABILITIES[applying.connector].undo) return;
	const lines = await unwantedThere(tx, applying.there, desk);
	await askPerson(tx, ctx, { ...applying, why: 'units_to_put_back', lines });
}
