import { splitByLargestRemainder } from '$lib/core/allocate';
import { exponentOf } from '$lib/core/currency';
import { sum, type Minor } from '$lib/core/money';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Discount } from './order';
import { securedBy } from './tenders/tender-names';

type PlacedLine = {
	readonly quantity: number;
	readonly unit_price: Minor;
	readonly discount?: Minor | undefined;
	readonly tax?: Minor | undefined;
};
type PlacedDiscount = {
	readonly label: string;
	readonly amount: Minor;
	readonly coupon?: string | undefined;
	readonly single_use?: boolean | undefined;
};

/** The money of an order as `POST /api/v1/orders` takes it; its body fits as it is. `step`: see `TENDER_KINDS`. */
export type PlacedOrder = {
	readonly currency: string;
	readonly line_items: readonly PlacedLine[];
	readonly discounts: readonly PlacedDiscount[];
	readonly charges: readonly { readonly amount: Minor; readonly tax?: Minor | undefined }[];
	readonly tenders: readonly { readonly authorized?: Minor | undefined; readonly captured: Minor }[];
	readonly step?: number;
};

/** `index`: which of the input's line items; `net = gross − discount`; `paid = net − share`; `tax` is inside `paid`. */
export type FrozenLine = {
	readonly index: number;
	readonly quantity: number;
	readonly unitPrice: Minor;
	readonly gross: Minor;
	readonly discount: Minor;
	readonly net: Minor;
	readonly share: Minor;
	readonly paid: Minor;
	readonly tax: Minor;
};
export type FrozenOrder = {
	readonly total: Minor;
	readonly lines: readonly FrozenLine[];
	/** Order discounts, with those that came as negative lines. */
	readonly discounts: readonly Discount[];
	readonly charges: readonly { readonly amount: Minor; readonly tax: Minor }[];
};

/**
 * The money of an order for ever. Amounts are gross: the tax is in them, and `tax` says how much of what is paid it is
 * (never more than that). Line items of a negative price become order discounts; a line item of a quantity keeps its
 * place. A discount above what it is taken off, and payments above the total, do not add up; an unpaid rest is fine.
 */
export function freezeOrder(order: PlacedOrder): Verdict<FrozenOrder> {
	const known = exponentOf(order.currency);
	if (!known.ok) return known;
	const discounts = orderDiscounts(order);
	const lines = netLines(order.line_items);
	const off = sum(discounts.map(({ amount }) => amount));
	const goods = sum(lines.map(({ net }) => net));
	if (lines.some(({ net }) => net < 0) || off > goods)
		return no('order.amounts_do_not_add_up', { discounts: off, goods });
	const shares = discountShares(off, lines, order.step ?? 1);
	const frozen = lines.map((line, at) => withShare(line, shares[at] ?? 0, order.line_items[line.index]?.tax ?? 0));
	const charges = order.charges.map(({ amount, tax = 0 }) => ({ amount, tax: Math.min(tax, amount) }));
	const total = goods - off + sum(charges.map(({ amount }) => amount));
	const paid = sum(order.tenders.map(({ authorized = 0, captured }) => securedBy({ authorized, captured })));
	if (!Number.isSafeInteger(total) || paid > total) return no('order.amounts_do_not_add_up', { total, paid });
	return yes({ total, lines: frozen, discounts, charges });
}

const orderDiscounts = ({ discounts, line_items }: PlacedOrder) => [
	...discounts.map(({ label, amount, coupon, single_use: singleUse = false }) => ({
		...{ label, amount, singleUse },
		coupon: coupon ?? null
	})),
	...line_items.filter(isDiscount).map((line) => ({
		...{ label: '', coupon: null, singleUse: false },
		amount: -grossOf(line)
	}))
];

const isDiscount = ({ unit_price }: PlacedLine) => unit_price < 0;
const grossOf = ({ quantity, unit_price }: PlacedLine) => quantity * unit_price;

/** On whole steps where every line can carry them, else to the unit: a share never exceeds its line. */
function discountShares(off: Minor, lines: readonly NetLine[], step: number): Minor[] {
	const nets = lines.map(({ net }) => net);
	const shares = splitByLargestRemainder(off, nets, step);
	return shares.every((share, at) => share <= (nets[at] ?? 0)) ? shares : splitByLargestRemainder(off, nets);
}

type NetLine = Omit<FrozenLine, 'share' | 'paid' | 'tax'>;

const netLines = (items: readonly PlacedLine[]): NetLine[] =>
	items.flatMap((item, index) => {
		const { quantity, unit_price: unitPrice, discount = 0 } = item;
		const gross = grossOf(item);
		return isDiscount(item) ? [] : [{ index, quantity, unitPrice, gross, discount, net: gross - discount }];
	});

function withShare(line: NetLine, share: Minor, tax: Minor): FrozenLine {
	const paid = line.net - share;
	return { ...line, share, paid, tax: Math.min(tax, paid) };
}
