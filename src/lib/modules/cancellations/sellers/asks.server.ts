import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { LinkLine } from '../../channels/repository/orders.server';
import { changePush, insertPush, openPushes, type StoredPush } from '../../channels/repository/pushes.server';
import { comingOn } from '../channels/apply.server';
import { askKey } from '../channels/keys';
import type { SupplierCase } from '../case';
import { asksAt, type AtSeller } from './selling';

type Asking = AtSeller & { readonly lines: readonly LinkLine[] };

/**
 * What this supplier was asked becomes a write on the order in its store, as far as it can be stopped there; what it need not
 * stop any more is not sent. Ordered twice, it is made once. @returns those askings of which nothing can be stopped there
 */
export async function orderAsks(tx: Tx, ctx: Ctx, at: Asking, known: readonly StoredPush[]): Promise<SupplierCase[]> {
	const asks = asksAt(at);
	for (const { id, key, kind, state } of await openPushes(tx, at.there)) {
		const mine = asks.find((one) => askKey(one.id) === key);
		if (kind === 'cancel' && state === 'waiting' && mine && OVER.includes(mine.state))
			await changePush(tx, id, { state: 'dropped', endedAt: ctx.now });
	}
	const hopeless: SupplierCase[] = [];
	for (const mine of asks.filter(({ state }) => state === 'sent')) {
		if (known.some(({ key }) => key === askKey(mine.id))) continue;
		if (!(await order(tx, ctx, at, mine))) hopeless.push(mine);
	}
	return hopeless;
}

const OVER: readonly SupplierCase['state'][] = ['declined', 'not_needed'];

async function order(tx: Tx, ctx: Ctx, { there, desk, lines, order: now }: Asking, mine: SupplierCase) {
	const coming = (await openPushes(tx, there)).filter(({ kind, state }) => kind === 'cancel' && state === 'waiting');
	const wanted = mine.items.flatMap(({ lineItemId, quantity }) => {
		const known = lines.find((one) => one.lineItemId === lineItemId);
		if (!known) return [];
		const { line, pushed, booked, kept } = known;
		const shipped = now.lines.find(({ id }) => id === line)?.shipped ?? 0;
		const free = known.quantity - pushed - booked - kept - shipped - comingOn(line, coming);
		return free > 0 ? [{ line, quantity: Math.min(quantity, free) }] : [];
	});
	if (wanted.length === 0) return false;
	await insertPush(tx, {
		...there,
		...{ id: ctx.newId('psh'), kind: 'cancel', key: askKey(mine.id), cancellationId: mine.cancellationId },
		content: { lines: wanted, wanted, reason: null, note: desk.order.number, restock: true, notify: false },
		createdAt: ctx.now
	});
	return true;
}
