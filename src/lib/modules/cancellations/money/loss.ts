import { mulDiv, sum, type Minor } from '$lib/core/money';
import type { AskedUnits } from '../../suppliers/answer';
import type { Purchase } from '../../suppliers/purchase';
import type { Case, SupplierCase } from '../case';
import { backOf, type Bought, type Sold } from '../suppliers/supplier-back';

/** What a case costs the shop in one currency, as it is to be by now and as it is so far. */
export type Loss = {
	readonly currency: string;
	/** Paid to suppliers for its units. */
	readonly paid: Minor;
	readonly back: { readonly expected: Minor; readonly received: Minor; readonly writtenOff: Minor };
	/** What the shop gave above what its own rules came to. */
	readonly above: { readonly expected: Minor; readonly actual: Minor };
};

/** What a supplier is to pay back for an asking, and what came of it. */
export type Recovered = {
	readonly id: string;
	readonly currency: string;
	readonly expected: Minor;
	readonly received: Minor;
	readonly writtenOff: Minor;
};

type About = { readonly recoveries: readonly Recovered[]; readonly granted: Minor };
type Costing = Pick<Case, 'id' | 'state' | 'createdAt' | 'due' | 'refunded'> & {
	readonly items: readonly AskedUnits[];
};
type Asked = Pick<SupplierCase, 'id' | 'cancellationId' | 'supplierOrderId' | 'state' | 'items'>;
/** The order, what was bought for it, who was asked, and all its cases. */
type Around = {
	readonly order: Sold;
	readonly purchases: readonly Bought[];
	readonly suppliers: readonly Asked[];
	readonly cases: readonly Costing[];
};

/**
 * A case's loss to the shop (DESIGN §6): paid to the supplier for its units, less what it returns, plus what was paid above
 * the quote. Each currency stands apart: a supplier may be paid in another one than the order. What was paid to a supplier
 * is left out, with what it returns, where nobody knows it. No gateway tells what it keeps of a refund, so that is no part
 * of it. Nothing where the case costs nothing.
 */
export function lossOf(desk: Around, it: Costing, about: About): Loss[] {
	const parts = [...desk.purchases.flatMap((bought) => partOf(desk, it, bought, about)), aboveOf(desk, it, about)];
	return [...new Set(parts.map(({ currency }) => currency))]
		.map((currency) => added(currency, parts))
		.filter(isSomething);
}

const NONE = { paid: 0, back: { expected: 0, received: 0, writtenOff: 0 }, above: { expected: 0, actual: 0 } } as const;

export const expectedLoss = ({ paid, back, above }: Loss): Minor => paid - back.expected + above.expected;
export const actualLoss = ({ paid, back, above }: Loss): Minor => paid - back.received + above.actual;

const isSomething = ({ paid, back, above }: Loss) =>
	[paid, ...Object.values(back), ...Object.values(above)].some((amount) => amount !== 0);

/** One supplier's part. */
function partOf(desk: Around, it: Costing, bought: Bought, { recoveries }: About): Loss[] {
	const paid = paidFor(desk, it, bought);
	if (paid === undefined || bought.costCurrency === null) return [];
	const asked = desk.suppliers.filter((one) => one.cancellationId === it.id && one.supplierOrderId === bought.id);
	const own = { ...NONE, currency: bought.costCurrency, paid };
	return [own, ...asked.map((one) => ({ ...NONE, ...backFrom(desk, one, recoveries) }))];
}

/** As it said, or as was agreed while it has not answered. */
function backFrom(desk: Around, one: Asked, recoveries: readonly Recovered[]): Pick<Loss, 'currency' | 'back'> {
	const known = recoveries.find(({ id }) => id === one.id);
	if (known) return { currency: known.currency, back: known };
	const agreed = backOf(desk, one, { answer: 'approved', stops: null });
	const waits = one.state === 'to_send' || one.state === 'sent';
	return { currency: agreed.currency, back: { ...NONE.back, expected: waits ? agreed.amount : 0 } };
}

/**
 * What was paid to a supplier for this case's units, by their prices: its cases one after another share the cost without
 * remainder. `undefined` where nothing was bought there, or nobody knows for how much.
 */
export function paidFor(
	{ order, cases }: Pick<Around, 'order' | 'cases'>,
	it: Costing,
	{ id, cost, state }: Pick<Purchase, 'id' | 'cost' | 'state'>
): Minor | undefined {
	if (cost === null || state === 'not_placed') return undefined;
	const lines = order.lines.filter(({ supplierOrderId }) => supplierOrderId === id);
	const isFree = lines.every(({ unitPrice }) => unitPrice === 0);
	const weightOf = (units: readonly AskedUnits[]) =>
		sum(
			lines.map((line) => {
				const quantity = sum(units.filter((one) => one.lineItemId === line.id).map((one) => one.quantity));
				return quantity * (isFree ? 1 : line.unitPrice);
			})
		);
	const all = weightOf(lines.map(({ id, quantity }) => ({ lineItemId: id, quantity })));
	const before = sum(cases.filter((one) => isLive(one) && isBefore(one, it)).map(({ items }) => weightOf(items)));
	const upTo = (weight: number) => (all === 0 ? 0 : mulDiv(cost, Math.min(weight, all), all));
	return upTo(before + weightOf(it.items)) - upTo(before);
}

const isLive = ({ state }: Costing) => state === 'in_progress' || state === 'canceled';
const isBefore = (one: Costing, it: Costing) =>
	one.createdAt.getTime() === it.createdAt.getTime() ? one.id < it.id : one.createdAt < it.createdAt;

/** `granted`: by how much staff accepted the older quote though the newer was lower. */
const aboveOf = ({ order }: Around, { due, refunded }: Costing, { granted }: About): Loss => ({
	...NONE,
	currency: order.currency,
	above: { expected: granted, actual: Math.max(0, refunded - (due - granted)) }
});

function added(currency: string, parts: readonly Loss[]): Loss {
	const own = parts.filter((part) => part.currency === currency);
	const all = (of: (part: Loss) => Minor) => sum(own.map(of));
	return {
		currency,
		paid: all(({ paid }) => paid),
		back: {
			expected: all(({ back }) => back.expected),
			received: all(({ back }) => back.received),
			writtenOff: all(({ back }) => back.writtenOff)
		},
		above: { expected: all(({ above }) => above.expected), actual: all(({ above }) => above.actual) }
	};
}
