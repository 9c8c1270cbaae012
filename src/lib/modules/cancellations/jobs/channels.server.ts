import { z } from 'zod';
import { channelActor } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { DAY, HOUR, later, MINUTE, SECOND } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { openConnection, type Opened } from '../../channels/connectors/open.server';
import { claimBackfills, changeConnection } from '../../channels/repository/connections.server';
import { deleteMessagesBefore } from '../../channels/repository/messages.server';
import { deleteNoticesBefore } from '../../channels/repository/notices.server';
import { askFor, changeLink, claimLink, listDue, type Link } from '../../channels/repository/orders.server';
import { ownAmong } from '../../channels/repository/sellers.server';
import { ChannelTrouble, OutOfReach } from '../../channels/trouble';
import { orderPushes, type Wanted } from '../channels/order-pushes.server';
import { bringInStep, Unfit } from './in-step.server';
import { bringSellerInStep } from './seller-step.server';

const BUSY = 2 * MINUTE;

/**
 * Brings one order there and ours in step: reads it, books what is new there, and sends what is new here, until nothing
 * differs. Whoever has a reason orders the same; what was told late, twice, in disorder or never ends in the same.
 */
export const syncChannelOrder = defineJob({
	name: 'cancellations.sync_channel_order',
	payload: z.object({ connection: idOf('con'), order: z.string() }),
	attempts: 1, // what is not in step stays due
	run: async (given, { connection: connectionId, order: externalId }) => {
		const link = await claimLink(given.db, { connectionId, externalId }, given.now, later(given.now, BUSY));
		if (!link) return;
		const opened = await openConnection(given, connectionId);
		const ctx = withActor(given, channelActor(connectionId, opened.connection.name));
		if (opened.connection.state !== 'on') return postpone(ctx, link, { wait: MINUTE });
		await step(ctx, opened, link);
	}
});

async function step(ctx: Ctx, opened: Opened, link: Link): Promise<void> {
	try {
		const inStep = opened.connection.side === 'seller' ? bringSellerInStep : bringInStep;
		const wait = await inStep(ctx, opened, link);
		const done = { ...FINE, readAt: ctx.now, busyUntil: null };
		if (wait === null) await changeLink(ctx.db, link, { ...done, done: link.asked });
		else await changeLink(ctx.db, link, { ...done, nextAt: later(ctx.now, wait) });
	} catch (error) {
		if (error instanceof Unfit) {
			const failed = { failure: error.code, failureWords: error.message, done: link.asked };
			return void (await changeLink(ctx.db, link, { ...failed, readAt: ctx.now, busyUntil: null }));
		}
		if (error instanceof ChannelTrouble && error.kind === 'busy')
			return postpone(ctx, link, { wait: error.wait ?? SECOND });
		await fail(ctx, link, error);
	}
}

const FINE = { tries: 0, failure: null, failureWords: '' } as const;

const postpone = async ({ db, now }: Ctx, link: Link, { wait }: { readonly wait: number }): Promise<void> => {
	await changeLink(db, link, { nextAt: later(now, wait), busyUntil: null });
};

/** Tried again, later each time, for ever: an order out of step is shown until it is in step. */
async function fail({ db, now }: Ctx, link: Link, error: unknown): Promise<void> {
	const trouble = error instanceof ChannelTrouble ? error : undefined;
	const wait = Math.max(trouble?.wait ?? 0, Math.min(5 * SECOND * 4 ** link.tries, HOUR));
	await changeLink(db, link, {
		...{ tries: link.tries + 1, nextAt: later(now, wait), busyUntil: null },
		...{
			failure: trouble instanceof OutOfReach ? 'order_out_of_reach' : (trouble?.kind ?? 'unexpected'),
			failureWords: error instanceof Error ? error.message.slice(0, 300) : ''
		}
	});
	if (!trouble) throw error;
}

/** A case's news are ordered as writes elsewhere, and those orders are brought in step. */
export const tellChannels = defineJob({
	name: 'cancellations.tell_channels',
	payload: z.object({ subject: idOf('can') }),
	attempts: 8,
	run: async (ctx, { subject }) => syncAll(ctx, await orderPushes(ctx, { id: subject }))
});

export const syncAll = ({ db }: Pick<Ctx, 'db'>, wanted: Wanted): Promise<void> =>
	enqueue(
		db,
		wanted.map((one) => syncChannelOrder.with(one))
	);

const AT_ONCE = 50;

/** Has orders brought in step that wait for it. Safe in several processes: each is claimed by its reader. */
export async function syncDueOrders(ctx: Ctx): Promise<void> {
	const due = await listDue(ctx.db, ctx.now, AT_ONCE);
	await syncAll(
		ctx,
		due.map(({ connectionId: connection, externalId: order }) => ({ connection, order }))
	);
}

/** Asks a connection what changed since it was asked last: what no webhook told of is found by that. */
export const backfillConnection = defineJob({
	name: 'cancellations.backfill_connection',
	payload: z.object({ connection: idOf('con') }),
	attempts: 1, // it is due again in an hour
	run: async (ctx, { connection: id }) => {
		const { connection, api } = await openConnection(ctx, id);
		if (connection.state !== 'on') return; // due again as soon as it is resumed
		let cursor: string | null = null;
		do {
			const page: { ids: readonly string[]; next: string | null } = await api.changedSince(
				connection.backfilledTo,
				cursor
			);
			const ids = connection.side === 'seller' ? await ownAmong(ctx.db, id, page.ids) : page.ids;
			await askFor(ctx.db, id, ids, ctx.now);
			await syncAll(
				ctx,
				ids.map((order) => ({ connection: id, order }))
			);
			cursor = page.next;
		} while (cursor !== null);
		await changeConnection(ctx.db, id, { backfilledTo: later(ctx.now, -OVERLAP) });
	}
});

/** Their clock is not ours. */
const OVERLAP = 5 * MINUTE;

/** Once an hour for each connection. */
export const backfillDue = ({ db, now }: Ctx): Promise<void> =>
	db.transaction(async (tx) => {
		const due = await claimBackfills(tx, now, later(now, HOUR), AT_ONCE);
		await enqueue(
			tx,
			due.map(({ id: connection }) => backfillConnection.with({ connection }))
		);
	});

const KEPT = 30 * DAY;

/** Forgets what was said long ago. */
export async function forgetChannelTalk({ db, now }: Ctx): Promise<void> {
	await Promise.all([deleteNoticesBefore(db, later(now, -KEPT)), deleteMessagesBefore(db, later(now, -KEPT))]);
}
