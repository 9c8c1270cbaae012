import { SYSTEM } from '$lib/core/actor';
import { later, MINUTE } from '$lib/core/time';
import { canCall } from '$lib/server/config/providers';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { openConnection } from '../../channels/connectors/open.server';
import { paymentNamed } from '../../channels/payment-name';
import { OutOfReach } from '../../channels/trouble';
import { linksOf, type Link } from '../../channels/repository/orders.server';
import type { Movement } from '../../payments/gateway';
import { GATEWAY_NAMES, gatewayNameOf, type GatewayName } from '../../payments/gateway-names';
import { differencesOf, type Difference } from '../../refunds/differences';
import type { Refund } from '../../refunds/repository.server';
import { lockOnTender } from '../../refunds/repository/by-tender.server';
import { onOrder } from '../actions/decide/on-desk.server';
import type { Desk } from '../case';
import { knownOf } from '../channels/known.server';
import { driftThere, type Found, type There } from '../channels/drift.server';
import { movedIn } from '../channels/notes.server';
import { keepDifferences, tendersOn, type Compared, type NewDifference } from '../repository/refunds/reconcile.server';
import { movementsOn } from './notices.server';

const MOMENT = 10 * MINUTE;

/** Compares our books with what gateways and stores say of one order: its money, its units, and how it stands. */
export async function compareOrder(given: Ctx, run: string, orderId: string): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const payments = await tendersOn(ctx.db, orderId, GATEWAY_NAMES.filter(canCall));
	const there = await readThere(ctx, orderId);
	const listed = await Promise.all(payments.map((payment) => listedOn(ctx, payment, there)));
	await onOrder(ctx, { order: orderId }, async (tx, desk) => {
		const known = listed.flatMap((one) => one ?? []);
		const found: Found[] = [];
		for (const one of known) found.push(...(await moneyFound(tx, ctx, one)));
		for (const one of there) found.push(...(await driftThere(tx, ctx, desk, one)));
		const scope = {
			orderId,
			tenders: known.map(({ payment }) => payment.id),
			connections: there.map(({ link }) => link.connectionId)
		};
		await keepDifferences(
			tx,
			scope,
			found.map((one) => row(ctx, run, desk, one)),
			ctx.now
		);
	});
}

/** Of one that is paused, or that our key may not see, nothing is said. */
async function readThere(ctx: Ctx, orderId: string): Promise<There[]> {
	const there: There[] = [];
	for (const link of await linksOf(ctx.db, orderId)) there.push(...(await readAt(ctx, link)));
	return there;
}

export async function readAt(ctx: Ctx, link: Link): Promise<There[]> {
	const { connection, connector, api } = await openConnection(ctx, link.connectionId);
	if (connection.state !== 'on') return [];
	try {
		const order = await api.readOrder(link.externalId, await knownOf(ctx, link, link.orderId));
		return [{ link, order, archives: connector.can.archives }];
	} catch (problem) {
		if (problem instanceof OutOfReach) return [];
		throw problem;
	}
}

type Listed = {
	readonly payment: Compared;
	readonly gateway: GatewayName;
	readonly movements: readonly Movement[];
	readonly link: Link | undefined;
};

/** What moved on a payment, as its gateway or the store that took it says; nothing where that was not asked. */
async function listedOn(ctx: Ctx, payment: Compared, there: readonly There[]): Promise<Listed | undefined> {
	const gateway = gatewayNameOf(payment.gateway);
	const named = gateway === 'channel' ? paymentNamed(payment.reference ?? '') : undefined;
	if (!named) {
		const movements = (await movementsOn(ctx, gateway, payment)).flatMap((listed) => listed.movements);
		return { payment, gateway, movements, link: undefined };
	}
	const at = there.find(({ link }) => link.connectionId === named.connection && link.externalId === named.order);
	const money = at?.order?.money.find((one) => one.payment === named.payment);
	return at && money && { payment, gateway, movements: money.movements, link: at.link };
}

async function moneyFound(tx: Tx, ctx: Ctx, { payment, gateway, movements, link }: Listed): Promise<Found[]> {
	const refunds = await lockOnTender(tx, payment.id);
	const listed = differencesOf(refunds, await movedIn(tx, payment, movements, refunds));
	const real = listed.filter(({ kind, refundId }) => kind !== 'missing_there' || isOld(refunds, refundId, ctx.now));
	return real.map((one) => ({
		...{ kind: one.kind, gateway, tenderId: payment.id, about: one.refundId ?? one.reference ?? payment.id },
		...{ refundId: one.refundId, reference: one.reference },
		...{ oursMinor: one.ours?.amount ?? null, oursState: one.ours?.state ?? null },
		...(link ? atStore(link, one) : { theirsMinor: one.theirs?.amount ?? null, theirsState: one.theirs?.state ?? null })
	}));
}

/** A store that took a payment is its gateway too. */
const atStore = ({ connectionId, externalId }: Link, { theirs }: Difference) => ({
	...{ connectionId, externalId },
	...{ platformMinor: theirs?.amount ?? null, platformState: theirs?.state ?? null }
});

/** The other side was read before our refunds were: one that got through in between is not missing there. */
function isOld(refunds: readonly Refund[], id: string | null, now: Date): boolean {
	const refund = refunds.find((one) => one.id === id);
	const at = refund?.settledAt ?? refund?.submittedAt ?? now;
	return at < later(now, -MOMENT);
}

const row = (ctx: Ctx, run: string, { order }: Desk, found: Found): NewDifference => ({
	...found,
	...{ id: ctx.newId('dif'), reconciliationId: run, orderId: order.id, currency: order.currency, foundAt: ctx.now }
});
