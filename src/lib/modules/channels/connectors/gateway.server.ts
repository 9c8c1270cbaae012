import { no } from '$lib/core/refusal';
import { later, MINUTE, SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { tenderByReference } from '../../orders/repository/tenders.server';
import type { Ask, Gateway, MovementKind, Receipt } from '../../payments/gateway';
import { paymentNamed, type PaymentName } from '../payment-name';
import { changeLink, takeInHand } from '../repository/orders.server';
import { ChannelTrouble } from '../trouble';
import { findConnection } from '../repository/connections.server';
import { openUnpaused } from './open.server';

/**
 * The stores orders came from, as the gateway that took their money. What moved there is read from the order itself, and
 * `key` is the store's idempotency key, or the mark by which the movement is found again. Of a connection that is paused
 * nothing is known, and nothing goes there.
 */
export const channelGateway = (ctx: Ctx): Gateway => ({
	refund: (ask) => give(ctx, ask, 'refund'),
	void: (ask) => give(ctx, ask, 'void'),
	async find({ reference, key }) {
		const money = await moneyOf(ctx, reference);
		return money?.movements.find((one) => one.key === key)?.receipt;
	},
	async movements(reference) {
		return (await moneyOf(ctx, reference))?.movements;
	},
	movedSince: async () => [], // the hourly look at what changed there finds it
	async secures(reference) {
		const money = await moneyOf(ctx, reference);
		return money && { authorized: money.authorized, captured: money.captured };
	},
	openPayment: async () => undefined,
	asked: async () => undefined,
	closePayment: async () => undefined,
	verifyWebhook: () => no('webhook.signature_wrong')
});

async function give(ctx: Ctx, { reference, key, amount, currency, facts }: Ask, kind: MovementKind): Promise<Receipt> {
	const named = paymentNamed(reference);
	if (!named) return UNKNOWN;
	if (!(await findConnection(ctx.db, named.connection))) return REMOVED;
	const { connector, api } = await openUnpaused(ctx, named.connection);
	if (!connector.can.refunds) return BY_HAND;
	const held = await heldBy(ctx, reference);
	const pay = () => api.pushRefund({ ...asked(named), kind, amount, currency, key, note: facts.order, held });
	return connector.inTurn ? alone(ctx, named, pay) : pay();
}

/** As long as nobody else has the order in hand. @throws ChannelTrouble where somebody has */
async function alone<T>(ctx: Ctx, { connection, order }: PaymentName, write: () => Promise<T>): Promise<T> {
	const there = { connectionId: connection, externalId: order };
	if (!(await takeInHand(ctx.db, there, ctx.now, later(ctx.now, MINUTE))))
		throw new ChannelTrouble('busy', 'The order is being written on', SECOND);
	try {
		return await write();
	} finally {
		await changeLink(ctx.db, there, { busyUntil: null });
	}
}

const heldBy = async ({ db }: Ctx, reference: string) =>
	(await tenderByReference(db, 'channel', reference))?.captured ?? 0;

const asked = ({ order, payment }: PaymentName) => ({ order, payment });

async function moneyOf(ctx: Ctx, reference: string) {
	const named = paymentNamed(reference);
	if (!named || !(await findConnection(ctx.db, named.connection))) return undefined;
	const { api } = await openUnpaused(ctx, named.connection);
	const order = await api.readOrder(named.order, {
		lines: [],
		held: { [named.payment]: await heldBy(ctx, reference) }
	});
	return order?.money.find(({ payment }) => payment === named.payment);
}

const failed = (code: string, words: string): Receipt => ({
	state: 'failed',
	reference: null,
	failure: { code, words, retry: 'person' }
});
const UNKNOWN = failed('payment_unknown', 'The payment names no order of a connection');
const REMOVED = failed('connection_removed', 'The store is not connected any more');
const BY_HAND = failed('by_hand', 'This connection gives no money back by a call');
