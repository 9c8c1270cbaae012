import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { afresh } from '../../channels/push';
import { askFor, countUnits, linesOf } from '../../channels/repository/orders.server';
import { changePush, insertPush, pushesOf, type StoredPush } from '../../channels/repository/pushes.server';
import { onOrder } from '../actions/decide/on-desk.server';
import type { Desk } from '../case';
import { driftThere, type Found, type There } from './drift.server';
import { archiveKey, fixKey } from './keys';

const MOST_PUSHES = 1000;

/** `id`: the difference; `lineItemId`: whose units, or none where the order is to be put away again. */
type Again = There & { readonly id: string; readonly orderId: string; readonly lineItemId: string | null };

/**
 * Sends to a store what stands here and not there: what it refused is tried once more, and what came back to the order
 * there is taken off again; without a line it is put away again. What was said before is looked at afresh: ordered twice,
 * it is sent once.
 */
export const pushAgain = (ctx: Ctx, again: Again): Promise<void> =>
	onOrder(ctx, { order: again.orderId }, async (tx, desk) => {
		const { link, lineItemId } = again;
		const drift = await driftThere(tx, ctx, desk, again);
		const still = drift.find(({ kind, ...one }) => (lineItemId ? one.lineItemId === lineItemId : kind === 'state'));
		const pushes = await pushesOf(tx, link, MOST_PUSHES);
		if (still && lineItemId === null) await putAway(tx, again, pushes);
		if (still && lineItemId !== null) await takeOff(tx, ctx, { ...again, desk, pushes, ...unitsOf(still) });
		await askFor(tx, link.connectionId, [link.externalId], ctx.now);
	});

const unitsOf = ({ oursUnits, platformUnits }: Found) => ({ ours: oursUnits ?? 0, platform: platformUnits ?? 0 });

const WAITING = { state: 'waiting', code: null, words: '', endedAt: null } as const;

async function putAway(tx: Tx, { link }: Again, pushes: readonly StoredPush[]): Promise<void> {
	const known = pushes.find(({ key }) => key === archiveKey(link.externalId));
	if (known) await changePush(tx, known.id, WAITING);
}

type Taking = Again & {
	readonly desk: Desk;
	readonly pushes: readonly StoredPush[];
	readonly ours: number;
	readonly platform: number;
};

async function takeOff(tx: Tx, ctx: Ctx, taking: Taking): Promise<void> {
	const { id, link, lineItemId, desk, platform } = taking;
	const own = (await linesOf(tx, link)).find((one) => one.lineItemId === lineItemId);
	const it = desk.cases.findLast(
		({ state, items }) => TOOK.includes(state) && items.some((item) => item.lineItemId === lineItemId)
	);
	if (!own || !it) return;
	const quantity = await tryAgain(tx, own.line, taking);
	if (quantity <= 0) return;
	const { connectionId, externalId } = link;
	const back = Math.max(0, own.pushed + own.booked - platform);
	const pushed = Math.min(back, own.pushed);
	await countUnits(tx, link, [{ line: own.line, pushed: -pushed, booked: pushed - back }]);
	const { restock, notify, number: note } = it;
	await insertPush(tx, {
		...{ id: ctx.newId('psh'), connectionId, externalId, kind: 'cancel', key: fixKey(id), cancellationId: it.id },
		content: { lines: [{ line: own.line, quantity }], reason: null, note, restock, notify },
		createdAt: ctx.now
	});
}

const TOOK: readonly string[] = ['in_progress', 'canceled'];

/** Writes that were refused go once more. @returns how many units none of them takes off */
async function tryAgain(tx: Tx, line: string, { pushes, ours, platform }: Taking): Promise<number> {
	let left = ours - platform;
	for (const { id, state, kind, content } of pushes) {
		const quantity = content.lines.find((one) => one.line === line)?.quantity ?? 0;
		if (state !== 'refused' || kind !== 'cancel' || quantity === 0 || quantity > left) continue;
		await changePush(tx, id, { ...WAITING, content: afresh(content) });
		left -= quantity;
	}
	return left;
}
