import { sum, type Minor } from '$lib/core/money';
import type { ShopMoney } from '../../channels/connector';
import type { LineUnits } from '../../channels/difference';
import type { Movement } from '../../payments/gateway';

type Units = { readonly line: string; readonly quantity: number };
type Worth = Units & { readonly worth: Minor | null };

export type BackFacts = {
	/** What was paid for the order in the store when it was read first. */
	readonly held: Minor;
	/** All that moved back on it, and how much of that nobody here has booked yet. */
	readonly moved: Minor;
	readonly unbooked: Minor;
	/** What is expected already and has not come. */
	readonly awaited: Minor;
	/** Hundredths that come back of what is stopped now. */
	readonly share: number;
	readonly lines: readonly Worth[];
	readonly there: readonly LineUnits[];
};

/** What comes back for these units: what they cost, and with the last of the order all that is left, its shipping too. */
export function backFor(units: readonly Units[], facts: BackFacts): Minor {
	const { held, moved, unbooked, awaited, share, lines, there } = facts;
	const rest = Math.max(0, held - (moved - unbooked) - awaited);
	const isAll = there.every(({ quantity, removed }) => removed >= quantity);
	const cost = sum(units.map(({ line, quantity }) => costOf(lines, line, quantity)));
	return Math.floor(((isAll ? rest : Math.min(rest, cost)) * share) / 100);
}

function costOf(lines: readonly Worth[], line: string, quantity: number): Minor {
	const known = lines.find((one) => one.line === line);
	return known ? Math.floor(((known.worth ?? 0) * quantity) / known.quantity) : 0;
}

const isThere = ({ receipt }: Movement) => receipt.state === 'succeeded';

/** What surely came back on an order: by this key, or by nobody's here. */
export const cameBack = (money: readonly ShopMoney[], key: string | null): Minor =>
	sum(movementsOn(money, key).map(({ amount }) => amount));

const movementsOn = (money: readonly ShopMoney[], key: string | null) =>
	money.flatMap(({ movements }) => movements).filter((one) => one.key === key && isThere(one));

/** All that came back on it, and is coming back. */
export const movedOn = (money: readonly ShopMoney[]): Minor =>
	sum(
		money
			.flatMap(({ movements }) => movements)
			.filter(({ receipt }) => receipt.state !== 'failed')
			.map(({ amount }) => amount)
	);
