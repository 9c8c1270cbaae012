import type { LineUnits } from '../../channels/difference';

/** A line as our books have it: how many of its units are gone by cancellations that count at the store. */
export type OwnUnits = { readonly line: string; readonly lineItemId: string; readonly ours: number };

export type UnitDifference = { readonly lineItemId: string; readonly ours: number; readonly platform: number };

/** Where our books and an order at a store disagree about how many units are gone. A line it shows no more says nothing. */
export const unitDifferences = (own: readonly OwnUnits[], there: readonly LineUnits[]): UnitDifference[] =>
	own.flatMap(({ line, lineItemId, ours }) => {
		const now = there.find(({ id }) => id === line);
		return now && now.removed !== ours ? [{ lineItemId, ours, platform: now.removed }] : [];
	});

/** A write to an order there, as far as units are concerned. */
export type PushFacts = {
	readonly kind: 'cancel' | 'restore' | 'note' | 'archive';
	readonly state: 'waiting' | 'sent' | 'done' | 'refused' | 'dropped';
	readonly cancellationId: string | null;
	readonly content: { readonly lines: readonly { readonly line: string }[] };
};

type CaseFacts = {
	readonly id: string;
	readonly state: string;
	readonly releasedAt: Date | null;
	readonly items: readonly { readonly lineItemId: string; readonly quantity: number }[];
};
/** `kept`: units that are gone there and ship here all the same, as a person decided. */
type LineFacts = { readonly line: string; readonly lineItemId: string; readonly kept?: number };

const ACCEPTED = ['in_progress', 'canceled'];
const OPEN = ['waiting', 'sent'];

/**
 * What should be gone there by now: the units of accepted cases whose grace is over, or that came from there. Lines that a
 * write is on its way to are left out: it is not known yet.
 */
export function ownUnits(
	lines: readonly LineFacts[],
	cases: readonly CaseFacts[],
	pushes: readonly PushFacts[]
): OwnUnits[] {
	const moving = new Set(
		pushes.filter(({ state }) => OPEN.includes(state)).flatMap(({ content }) => content.lines.map(({ line }) => line))
	);
	const came = new Set(
		pushes.flatMap((one) => (one.kind === 'cancel' && one.state === 'done' ? one.cancellationId : []))
	);
	const items = cases
		.filter(({ id, state, releasedAt }) => ACCEPTED.includes(state) && (releasedAt !== null || came.has(id)))
		.flatMap((it) => it.items);
	return lines
		.filter(({ line }) => !moving.has(line))
		.map(({ line, lineItemId, kept = 0 }) => ({
			...{ line, lineItemId },
			ours: items.reduce((all, item) => (item.lineItemId === lineItemId ? all + item.quantity : all), kept)
		}));
}
