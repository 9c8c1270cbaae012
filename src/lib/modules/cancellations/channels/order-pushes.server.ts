import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { CAPABILITIES } from '../../channels/connectors/capabilities.data';
import { getConnection } from '../../channels/repository/connections.server';
import { askFor, linesOf, linksOf, type Link } from '../../channels/repository/orders.server';
import { insertPush, openPushes } from '../../channels/repository/pushes.server';
import type { PushContent } from '../../channels/push';
import type { Case, Desk } from '../case';
import { onCase } from '../actions/decide/on-desk.server';
import { archiveKey, cancelKey, restoreKey } from './keys';
import { noteRefunds } from './notes.server';
import { lessen, unwantedThere } from './put-back.server';

/** Orders there that have something to be done about them now. */
export type Wanted = readonly { readonly connection: string; readonly order: string }[];

/**
 * What a case's news mean elsewhere: units that are canceled here go there once its grace is over; those of an undone case,
 * and those that left it, come back; money that went another way is noted there; an order nothing is left of is put away.
 * Ordered twice, it is done once.
 */
export const orderPushes = (given: Ctx, { id }: { readonly id: string }): Promise<Wanted> => {
	const ctx = withActor(given, SYSTEM);
	return onCase(ctx, { id }, async (tx, desk, it) => {
		const links = await linksOf(tx, desk.order.id);
		for (const link of links) {
			if (it.releasedAt && ACCEPTED.includes(it.state)) await cancel(tx, ctx, link, it);
			await lessen(tx, ctx, { there: link, desk }, await openPushes(tx, link));
			await restore(tx, ctx, { link, desk, it });
			await noteRefunds(tx, ctx, { link, desk, it });
			if (isOver(desk)) await archive(tx, ctx, link);
			await askFor(tx, link.connectionId, [link.externalId], ctx.now);
		}
		return links.map(({ connectionId: connection, externalId: order }) => ({ connection, order }));
	});
};

const ACCEPTED: readonly Case['state'][] = ['in_progress', 'canceled'];

async function cancel(tx: Tx, ctx: Ctx, link: Link, it: Case): Promise<void> {
	const lines = (await linesOf(tx, link)).flatMap(({ line, lineItemId }) =>
		it.items.filter((item) => item.lineItemId === lineItemId).map(({ quantity }) => ({ line, quantity }))
	);
	if (lines.length === 0) return;
	const { restock, notify, staffNote: note } = it;
	const reason = it.items[0]?.reason ?? null;
	await push(tx, ctx, link, {
		...{ kind: 'cancel', key: cancelKey(it.id), cancellationId: it.id },
		content: { lines, reason, note: note || it.number, restock, notify }
	});
}

type Restoring = { readonly link: Link; readonly desk: Desk; readonly it: Case };

/** What was sent is taken back, where the other side can; where not, a person is asked when the order is read again. */
async function restore(tx: Tx, ctx: Ctx, { link, desk, it }: Restoring): Promise<void> {
	const { connector } = await getConnection(tx, link.connectionId);
	const lines = CAPABILITIES[connector].undo ? await unwantedThere(tx, link, desk) : [];
	if (lines.length === 0) return;
	const { number: note, restock } = it;
	const content = { lines: lines.map(({ line, quantity }) => ({ line, quantity })), ...PLAIN, note, restock };
	const key = restoreKey(it.id, it.version);
	await push(tx, ctx, link, { kind: 'restore', key, cancellationId: it.id, content });
}

const PLAIN = { reason: null, notify: false };

/** Every unit canceled, every case over: there is nothing left to do. */
export const isOver = ({ order, cases }: Desk) =>
	order.lines.every(({ units, quantity }) => units.canceled === quantity) &&
	cases.every(({ state }) => !['requested', 'in_progress'].includes(state));

async function archive(tx: Tx, ctx: Ctx, link: Link): Promise<void> {
	const { connector } = await getConnection(tx, link.connectionId);
	if (!CAPABILITIES[connector].archives) return;
	const content = { lines: [], reason: null, note: '', restock: false, notify: false };
	await push(tx, ctx, link, { kind: 'archive', key: archiveKey(link.externalId), cancellationId: null, content });
}

type There = Pick<Link, 'connectionId' | 'externalId'>;
type Ordered = {
	readonly kind: 'cancel' | 'restore' | 'archive';
	readonly key: string;
	readonly cancellationId: string | null;
	readonly content: PushContent;
};

const push = (tx: Tx, { newId, now }: Ctx, { connectionId, externalId }: There, ordered: Ordered) =>
	insertPush(tx, { ...ordered, id: newId('psh'), connectionId, externalId, createdAt: now });
