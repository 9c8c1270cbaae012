import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { ShopOrder } from '../../channels/connector';
import { countUnits, type There } from '../../channels/repository/orders.server';
import { insertPush, pushesOfCase } from '../../channels/repository/pushes.server';
import { acceptIn } from '../actions/decide/accept.server';
import { requestIn } from '../actions/request/request.server';
import type { Case, Desk } from '../case';
import { cancelKey } from './keys';

/** Units that are gone there and nobody here knew of. */
export type FoundUnits = { readonly line: string; readonly lineItemId: string; readonly quantity: number };

type Filing = {
	readonly there: There;
	readonly order: ShopOrder;
	readonly desk: Desk;
	readonly found: readonly FoundUnits[];
};

/**
 * Accepts the requests all of whose units are gone there: somebody decided there. One that is accepted here and whose grace
 * still runs is the same, and need not go there any more. @returns what is left of the units
 */
export async function acceptFound(tx: Tx, ctx: Ctx, filing: Filing): Promise<readonly FoundUnits[]> {
	let left = filing.found;
	for (const it of filing.desk.cases.filter(isUndecidedThere)) {
		if (!covers(left, it) || (await pushesOfCase(tx, it.id)).length > 0) continue;
		if (it.state === 'requested') await acceptIn(tx, ctx, { id: it.id, when: whenOf(filing), notify: false });
		const units = unitsOf(left, it.items);
		await book(tx, ctx, { ...filing, cancellationId: it.id, units });
		left = without(left, units);
	}
	return left;
}

const isUndecidedThere = ({ state, releasedAt }: Case) =>
	state === 'requested' || (state === 'in_progress' && releasedAt === null);

const covers = (found: readonly FoundUnits[], { items }: Case) =>
	items.length > 0 &&
	items.every(({ lineItemId, quantity }) =>
		found.some((one) => one.lineItemId === lineItemId && one.quantity >= quantity)
	);

/** Files what is gone there as a case of its own, as far as the units are free here. @returns those that are not */
export async function fileFoundUnits(tx: Tx, ctx: Ctx, filing: Filing): Promise<readonly FoundUnits[]> {
	const { desk, found } = filing;
	const free = found.flatMap((one) => {
		const open = desk.order.lines.find(({ id }) => id === one.lineItemId)?.units.open ?? 0;
		const quantity = Math.min(open, one.quantity);
		return quantity > 0 ? [{ ...one, quantity }] : [];
	});
	if (free.length > 0) {
		const items = free.map(({ lineItemId, quantity }) => ({
			line_item: lineItemId,
			quantity,
			reason: 'other' as const
		}));
		const input = { order: desk.order.id, items, when: whenOf(filing), notify: false };
		const { id } = await requestIn(tx, ctx, { desk, input, unpaid: false });
		await book(tx, ctx, { ...filing, cancellationId: id, units: free });
	}
	return without(found, free);
}

/** Whoever gave money back there decided how much: what is left of it is for a person to say. What we gave is no sign. */
const whenOf = ({ order, desk }: Filing): 'now' | 'later' =>
	order.money.some(({ movements }) => movements.some(({ key }) => key === null)) ? 'later' : desk.policy.policy.refund;

type Booking = Filing & { readonly cancellationId: string; readonly units: readonly FoundUnits[] };

/** The case need not go there: it is where it came from. */
async function book(tx: Tx, ctx: Ctx, { there, cancellationId, units }: Booking): Promise<void> {
	const lines = units.map(({ line, quantity }) => ({ line, quantity }));
	await insertPush(tx, {
		...there,
		...{ id: ctx.newId('psh'), kind: 'cancel', key: cancelKey(cancellationId), cancellationId },
		content: { lines, reason: null, note: '', restock: false, notify: false },
		...{ state: 'done', createdAt: ctx.now, endedAt: ctx.now }
	});
	await countUnits(
		tx,
		there,
		lines.map(({ line, quantity }) => ({ line, booked: quantity }))
	);
}

const unitsOf = (found: readonly FoundUnits[], items: Case['items']): FoundUnits[] =>
	items.flatMap(({ lineItemId, quantity }) => {
		const one = found.find((unit) => unit.lineItemId === lineItemId);
		return one ? [{ ...one, quantity }] : [];
	});

const without = (found: readonly FoundUnits[], taken: readonly FoundUnits[]): FoundUnits[] =>
	found.flatMap((one) => {
		const off = taken.find(({ line }) => line === one.line)?.quantity ?? 0;
		return one.quantity > off ? [{ ...one, quantity: one.quantity - off }] : [];
	});
