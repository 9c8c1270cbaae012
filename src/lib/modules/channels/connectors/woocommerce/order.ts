import { sum } from '$lib/core/money';
import { no, Refused, yes, type Verdict } from '$lib/core/refusal';
import { lineWorth, localeOf } from '../../../imports/formats/cells';
import { orderInput } from '../../../orders/schema';
import type { KnownOrder, ShopOrder, TakenOrder } from '../../connector';
import { momentIn, type LineItem, type OrderThere } from './answers';
import { evenedBy, exactIn, exactSum, payable } from '../exact';
import { moneyIn } from './money';
import { openOn } from './units/open';
import { isOver, keyIn, linesIn, type Read } from './units/standing';

/** What a write of ours leaves on the order, in the same write. Not shown to anybody. */
export const markKey = (mark: string): string => `_rescind_${mark}`;

export const marksOn = ({ meta_data }: Pick<OrderThere, 'meta_data'>): string[] =>
	meta_data.flatMap(({ key }) => /^_rescind_(psh_\w+)$/.exec(key)?.[1] ?? []);

/** An order of WooCommerce's as every connection's are seen. */
export const shopOrder = (read: Read, known?: KnownOrder): ShopOrder => ({
	id: String(read.there.id),
	name: read.there.number,
	canceled: isOver(read.there),
	archived: true, // it puts nothing away
	lines: linesIn(read, known),
	money: moneyIn(read, known),
	unfinished: openOn(read.there).length > 0,
	marks: [...marksOn(read.there), ...read.refunds.flatMap((refund) => keyIn(refund) ?? [])],
	taken: () => takenFrom(read)
});

/** The order as it was placed, for taking it in. */
function takenFrom(read: Read): Verdict<TakenOrder> {
	try {
		const input = orderInput.safeParse(inputOf(read));
		if (!input.success)
			return no('request.invalid', { fields: input.error.issues.map(({ path }) => path.join('.')).join(', ') });
		return yes({ input: input.data, lines: read.there.line_items.map(({ id }) => String(id)) });
	} catch (problem) {
		if (problem instanceof Refused) return no(problem.code, problem.facts);
		throw problem;
	}
}

function inputOf(read: Read) {
	const { there } = read;
	const { billing, shipping, currency } = there;
	const email = billing.email || `${there.id}@woocommerce.invalid`;
	return {
		...{ number: there.number, email, currency, name: nameOf(shipping) || nameOf(billing) || email },
		placed_at: momentIn(there.date_created_gmt).toISOString(),
		region: shipping.country || billing.country || NOWHERE,
		locale: localeOf(billing.country || shipping.country),
		...contentsOf(read),
		tenders: moneyIn(read).map(({ payment, label, captured }) => ({
			kind: 'card',
			reference: payment,
			label,
			captured
		}))
	};
}

const nameOf = ({ first_name, last_name }: OrderThere['shipping']) => `${first_name} ${last_name}`.trim();
/** Where nobody said so. */
const NOWHERE = 'ZZ';

/** Lines and charges. A fee below nothing is a discount on the order, which is a line of ours that is none there. */
function contentsOf(read: Read) {
	const { there } = read;
	const [discounts, fees] = [there.fee_lines.filter(isDiscount), there.fee_lines.filter((fee) => !isDiscount(fee))];
	const shipping = there.shipping_lines.map((line) => ({ kind: 'shipping', ...worthOf(line, there.currency) }));
	const charges = [...shipping, ...fees.map((fee) => ({ kind: 'fee', ...worthOf(fee, there.currency) }))];
	const off = discounts.map((fee) => ({
		...{ sku: `fee-${fee.id}`, title: fee.name || 'Discount', quantity: 1 },
		unit_price: worthOf(fee, there.currency).amount
	}));
	const paid = there.line_items.map((item) => payable(exactSum([item.total, item.total_tax]), there.currency));
	const rest = sum([...off.map(({ unit_price }) => unit_price), ...charges.map(({ amount }) => amount)]);
	const odd = payable(exactIn(there.total), there.currency) - sum(paid) - rest;
	const evened = evenedBy(paid, odd);
	return {
		line_items: [...there.line_items.map((item, at) => lineInput(read, item, evened[at] ?? 0)), ...off],
		charges: charges.filter(({ amount }) => amount > 0)
	};
}

const isDiscount = ({ total }: { readonly total: string }) => exactIn(total) < 0n;

function worthOf({ total, total_tax }: { readonly total: string; readonly total_tax: string }, currency: string) {
	return {
		amount: payable(exactSum([total, total_tax]), currency),
		tax: Math.max(0, payable(exactIn(total_tax), currency))
	};
}

function lineInput(read: Read, item: LineItem, paid: number) {
	const { id, sku, name, quantity, subtotal, subtotal_tax, total_tax } = item;
	const { currency } = read.there;
	const gross = payable(exactSum([subtotal, subtotal_tax]), currency);
	return {
		...{
			sku: sku || String(item.variation_id || item.product_id || id),
			title: name.slice(0, 500) || String(id),
			quantity
		},
		...lineWorth(quantity, Math.max(gross, paid), paid),
		tax: Math.max(0, payable(exactIn(total_tax), currency)),
		shipped: linesIn(read).find((line) => line.id === String(id))?.shipped ?? 0
	};
}
