import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Case, Desk } from '../case';
import { linesOf, type There } from '../../channels/repository/orders.server';
import { changePush, openPushes } from '../../channels/repository/pushes.server';

/**
 * Units that are gone from an order there and wanted here again: their case was undone, or they left it, after it was told.
 * Those that are on their way back are not counted.
 */
export async function unwantedThere(tx: Tx, there: There, { order }: Pick<Desk, 'order'>) {
	const [lines, pushes] = await Promise.all([linesOf(tx, there), openPushes(tx, there)]);
	const coming = pushes.filter(({ kind }) => kind === 'restore').flatMap(({ content }) => content.lines);
	return lines.flatMap(({ line, lineItemId, pushed, booked }) => {
		const units = order.lines.find(({ id }) => id === lineItemId)?.units;
		const back = coming.filter((one) => one.line === line).reduce((all, one) => all + one.quantity, 0);
		const quantity = units ? pushed + booked - back - units.canceled - units.held : 0;
		return quantity > 0 ? [{ line, lineItemId, quantity }] : [];
	});
}

/** Units their case does not hold any more and that were not sent yet are not sent. */
export async function lessen(tx: Tx, { now }: Ctx, there: There, { cases }: Desk): Promise<void> {
	const [lines, pushes] = await Promise.all([linesOf(tx, there), openPushes(tx, there)]);
	for (const { id, kind, state, content, cancellationId } of pushes) {
		if (kind !== 'cancel' || state !== 'waiting') continue;
		const it = cases.find((one) => one.id === cancellationId);
		const left = content.lines.flatMap(({ line, quantity }) => {
			const held = heldOn(it, lines.find((one) => one.line === line)?.lineItemId);
			return held > 0 ? [{ line, quantity: Math.min(quantity, held) }] : [];
		});
		const over = left.length === 0 ? ({ state: 'dropped', endedAt: now } as const) : {};
		await changePush(tx, id, { content: { ...content, lines: left }, ...over });
	}
}

const HOLDS: readonly Case['state'][] = ['requested', 'in_progress', 'canceled'];

const heldOn = (it: Case | undefined, lineItemId: string | undefined) =>
	it && HOLDS.includes(it.state) ? (it.items.find((one) => one.lineItemId === lineItemId)?.quantity ?? 0) : 0;
