import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Case, Desk } from '../case';
import { linesOf, type There } from '../../channels/repository/orders.server';
import { changePush, openPushes, type StoredPush } from '../../channels/repository/pushes.server';

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

/** Units their case does not hold any more and that are not gone yet are not sent: of these writes, what waits or was refused. */
export async function lessen(
	tx: Tx,
	{ now }: Ctx,
	{ there, desk }: Lessening,
	among: readonly StoredPush[]
): Promise<void> {
	const lines = await linesOf(tx, there);
	for (const { id, kind, state, content, cancellationId } of among) {
		if (kind !== 'cancel' || !LESSENED.includes(state)) continue;
		const it = desk.cases.find((one) => one.id === cancellationId);
		const wanted = (content.wanted ?? content.lines).flatMap(({ line, quantity }) => {
			const gone = quantity - quantityOf(content.lines, line);
			const held = heldOn(it, lines.find((one) => one.line === line)?.lineItemId);
			return Math.max(gone, held) > 0 ? [{ line, quantity: Math.min(quantity, Math.max(gone, held)), gone }] : [];
		});
		const left = wanted.flatMap(({ line, quantity, gone }) =>
			quantity > gone ? [{ line, quantity: quantity - gone }] : []
		);
		const over = { state: wanted.length > 0 ? ('done' as const) : ('dropped' as const), endedAt: now };
		const kept = content.wanted ? { wanted: wanted.map(({ line, quantity }) => ({ line, quantity })) } : {};
		await changePush(tx, id, { content: { ...content, lines: left, ...kept }, ...(left.length === 0 ? over : {}) });
	}
}

const LESSENED: readonly StoredPush['state'][] = ['waiting', 'refused'];

type Lessening = { readonly there: There; readonly desk: Desk };

const quantityOf = (lines: readonly { readonly line: string; readonly quantity: number }[], line: string) =>
	lines.find((one) => one.line === line)?.quantity ?? 0;

const HOLDS: readonly Case['state'][] = ['requested', 'in_progress', 'canceled'];

const heldOn = (it: Case | undefined, lineItemId: string | undefined) =>
	it && HOLDS.includes(it.state) ? (it.items.find((one) => one.lineItemId === lineItemId)?.quantity ?? 0) : 0;
