import { channelActor } from '$lib/core/actor';
import { Refused, type Verdict } from '$lib/core/refusal';
import { open, seal } from '$lib/server/config/secrets';
import { withActor, type Ctx } from '$lib/server/ctx';
import { syncAll } from '../../modules/cancellations/jobs/channels.server';
import type { Connector, Heard } from '../../modules/channels/connector';
import { CONNECTORS } from '../../modules/channels/connectors/index.server';
import { maskedBody } from '../../modules/channels/mask';
import {
	changeConnection,
	findConnection,
	noteRefused,
	NONE_REFUSED,
	type Connection
} from '../../modules/channels/repository/connections.server';
import { insertMessage } from '../../modules/channels/repository/messages.server';
import { keepNotice } from '../../modules/channels/repository/notices.server';
import { ordersWaiting } from '../../modules/channels/repository/pushes.server';
import { ownAmong } from '../../modules/channels/repository/sellers.server';
import { askFor } from '../../modules/channels/repository/orders.server';

/** A webhook as it arrived. The signature is over the raw body. */
type Arrived = { readonly channel: string; readonly id: string; readonly rawBody: string; readonly headers: Headers };

/**
 * Takes a webhook of a connection: judged on the raw body, kept once by its sender's id, answered at once. A job reads the
 * order again there, so a late, repeated or overtaken one does no harm. One that is refused leaves that it was, since a
 * secret that does not match refuses all of them. @returns whether it was news
 * @throws Refused `webhook.signature_wrong`, `connection.not_found`
 */
export async function hearChannel(given: Ctx, { channel, id, rawBody, headers }: Arrived): Promise<boolean> {
	const connection = await findConnection(given.db, id);
	if (connection?.connector !== channel) throw new Refused('connection.not_found');
	const ctx = withActor(given, channelActor(id, connection.name));
	const judged = judge(ctx, connection, { rawBody, headers });
	if (!judged.ok) {
		await noteRefused(ctx.db, id, ctx.now);
		throw new Refused(judged.code);
	}
	if (!judged.value) return false;
	const { event, topic, orders: named } = judged.value;
	const orders = await ordersMeant(ctx, connection, named);
	if (orders === undefined) return false;
	const isNews = await ctx.db.transaction(async (tx) => {
		const bodySealed = seal(ctx.secrets, rawBody);
		const row = { connectionId: id, eventId: event, topic, orders: [...orders], bodySealed, receivedAt: ctx.now };
		const news = await keepNotice(tx, row);
		if (news) await askFor(tx, id, orders, ctx.now);
		await insertMessage(tx, {
			...{ id: ctx.newId('cmg'), connectionId: id, at: ctx.now, way: 'in', operation: topic, status: 200, took: 0 },
			...{
				externalId: orders[0] ?? null,
				request: `${event}\n\n${maskedBody(rawBody)}`,
				response: news ? '' : 'told before'
			}
		});
		await changeConnection(tx, id, { lastInAt: ctx.now, ...NONE_REFUSED });
		return news;
	});
	if (isNews)
		await syncAll(
			ctx,
			orders.map((order) => ({ connection: id, order }))
		);
	return isNews;
}

/** In a supplier's store only what we bought is ours: of the orders of others nothing is kept. */
async function ordersMeant({ db }: Ctx, { id, side }: Connection, named: readonly string[]) {
	if (named.length === 0) return ordersWaiting(db, id, MOST_WAITING);
	if (side === 'buyer') return named;
	const own = await ownAmong(db, id, named);
	return own.length > 0 ? own : undefined;
}

/** One that names no order is about some that waits for something. */
const MOST_WAITING = 200;

/** After a change of the secret the old one counts for a while: what was on its way is signed with it. */
function judge(
	{ secrets, now }: Ctx,
	{ connector: name, webhookSecretSealed, oldWebhookSecretSealed, oldUntil }: Connection,
	came: Pick<Arrived, 'rawBody' | 'headers'>
): Verdict<Heard | undefined> {
	const connector: Connector = CONNECTORS[name];
	const hear = (sealed: string) => connector.hear({ ...came, secret: open(secrets, sealed), now });
	const judged = hear(webhookSecretSealed);
	if (judged.ok || oldWebhookSecretSealed === null || !oldUntil || oldUntil <= now) return judged;
	return hear(oldWebhookSecretSealed);
}
