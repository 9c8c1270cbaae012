import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { TakenOrder } from '../../channels/connector';
import { paymentName } from '../../channels/payment-name';
import type { Connection } from '../../channels/repository/connections.server';
import { changeLink, insertLines, type There } from '../../channels/repository/orders.server';
import { OPENINGS } from '../../imports/openings.server';
import { placeOrderIn, toNewOrder } from '../../orders/actions/place.server';
import type { OrderInput } from '../../orders/schema';
import { getOrder } from '../../orders/repository/read.server';

type Taking = { readonly connection: Connection; readonly there: There; readonly taken: TakenOrder };

/**
 * Takes in an order of a connection as it was placed there, with the link between both. Its number is theirs; where an
 * order of ours has that already, the connection's name goes before it. @returns our order's id
 */
export async function takeIn(ctx: Ctx, taking: Taking): Promise<string> {
	try {
		return await placed(ctx, taking, taking.taken.input.number);
	} catch (problem) {
		if (!(problem instanceof Refused) || problem.code !== 'order.number_taken') throw problem;
		return placed(ctx, taking, `${taking.connection.name} ${taking.taken.input.number}`.slice(0, 100));
	}
}

const placed = (ctx: Ctx, { connection, there, taken }: Taking, number: string) =>
	ctx.db.transaction(async (tx) => {
		const input = { ...taken.input, number, tenders: taken.input.tenders.map(namedAt(there)) };
		const source = { channel: connection.connector, partner: null, payer: 'channel' } as const;
		const orderId = await placeOrderIn(tx, ctx, toNewOrder(input, source), OPENINGS);
		await changeLink(tx, there, { orderId, name: taken.input.number });
		await link(tx, ctx, { there, taken, orderId });
		return orderId;
	});

const namedAt =
	({ connectionId: connection, externalId: order }: There) =>
	(tender: OrderInput['tenders'][number]) => ({
		...tender,
		...(tender.reference === undefined
			? {}
			: { reference: paymentName({ connection, order, payment: tender.reference }) })
	});

type Linking = { readonly there: There; readonly taken: TakenOrder; readonly orderId: string };

async function link(tx: Tx, ctx: Ctx, { there, taken, orderId }: Linking): Promise<void> {
	const { lines } = await getOrder(tx, ctx.actor, orderId);
	await insertLines(
		tx,
		lines.flatMap(({ id: lineItemId, position, quantity }) => {
			const line = taken.lines[position];
			return line === undefined ? [] : [{ ...there, line, lineItemId, quantity }];
		})
	);
}
