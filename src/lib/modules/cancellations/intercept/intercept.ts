import { no, yes, type Verdict } from '$lib/core/refusal';
import type { LineFacts } from '../../orders/order';
import type { Reason } from '../../settings/reasons';

export const INTERCEPT_STATES = ['asked', 'intercepted', 'failed', 'called_off'] as const;
export type InterceptState = (typeof INTERCEPT_STATES)[number];

/** Units of one line in a parcel, and why the shopper does not want them any more. */
export type ParcelItem = { readonly line_item: string; readonly quantity: number; readonly reason: Reason };

/** A carrier that was asked to stop a parcel, and what came of it. */
export type Intercept = {
	readonly id: string;
	readonly orderId: string;
	readonly cancellationId: string | null;
	readonly filedId: string | null;
	readonly taskId: string;
	readonly carrier: string;
	readonly tracking: string;
	readonly items: readonly ParcelItem[];
	readonly note: string;
	readonly state: InterceptState;
	readonly askedAt: Date;
	readonly askedBy: string;
	readonly endedAt: Date | null;
	readonly endedBy: string | null;
	readonly answer: string;
};

type Line = Pick<LineFacts, 'id' | 'title' | 'units'>;
type Asked = Pick<Intercept, 'state' | 'items'>;

/** What is on its way and no carrier is asked to stop yet. Delivered goods can only be sent back. */
export const stoppableIn = <L extends Line>(lines: readonly L[], intercepts: readonly Asked[]) =>
	lines.flatMap((line) => {
		const quantity = line.units.shipped - askedOf(line.id, intercepts);
		return quantity > 0 ? [{ line, quantity }] : [];
	});

const askedOf = (line: string, intercepts: readonly Asked[]): number =>
	intercepts
		.filter(({ state }) => state === 'asked')
		.flatMap(({ items }) => items)
		.filter(({ line_item }) => line_item === line)
		.reduce((all, { quantity }) => all + quantity, 0);

/** Whether the carrier can be asked to stop these units now. */
export function mayStop(
	lines: readonly Line[],
	intercepts: readonly Asked[],
	items: readonly Pick<ParcelItem, 'line_item' | 'quantity'>[]
): Verdict {
	const stoppable = stoppableIn(lines, intercepts);
	const most = (id: string) => stoppable.find(({ line }) => line.id === id)?.quantity ?? 0;
	if (items.length === 0) return no('cancellation.nothing_selected');
	const beyond = items.find(({ line_item, quantity }) => quantity > most(line_item));
	return beyond
		? no('parcel.nothing_to_stop', { line: beyond.line_item, available: most(beyond.line_item) })
		: yes(undefined);
}
