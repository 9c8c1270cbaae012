import { SYSTEM } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { fulfill } from '../../orders/actions/fulfill.server';
import { insertTask, wasTold } from '../../orders/repository/tasks.server';
import type { AskedUnits } from '../../suppliers/answer';
import { overtake } from '../actions/request/overtake.server';
import { acceptedOn, holdersOn } from '../repository/accepted.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { sentOf, type Lost, type Sent } from './sent';

/**
 * Books what an order's suppliers have sent. Units that were only asked for leave their case (T9); those that are canceled
 * and were sent all the same are for a person. Each step changes nothing the second time.
 */
export async function bookSent(asked: Ctx, order: string): Promise<void> {
	const ctx = withActor(asked, SYSTEM);
	const { overtaken, lost } = await sentNow(ctx, order);
	if (overtaken.length > 0) await overtake(ctx, { order, items: overtaken });
	await move(ctx, order, 'ship', (await sentNow(ctx, order)).ship);
	await move(ctx, order, 'deliver', (await sentNow(ctx, order)).deliver);
	for (const one of lost) await tellLost(ctx, order, one);
}

const sentNow = (ctx: Ctx, order: string): Promise<Sent> =>
	onOrder(ctx, { order }, (_, desk) => Promise.resolve(sentOf(desk)));

const CASES = { accepted: acceptedOn, holders: holdersOn };

/** An order that is owed for is sent all the same; what is owed stays owed, and the units stay open here. */
async function move(ctx: Ctx, order: string, action: 'ship' | 'deliver', units: readonly AskedUnits[]): Promise<void> {
	if (units.length === 0) return;
	const items = units.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity }));
	try {
		await fulfill(ctx, { order, action, items }, CASES);
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
	}
}

const tellLost = (ctx: Ctx, orderId: string, { cancellationId, supplier, quantity }: Lost): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const reference = `${cancellationId}/${supplier}`;
		if (await wasTold(tx, { orderId, kind: 'supplier_sent', reference })) return;
		const facts = { supplier, quantity, reference };
		await insertTask(tx, ctx, { orderId, cancellationId, kind: 'supplier_sent', facts, dueAt: ctx.now });
	});
