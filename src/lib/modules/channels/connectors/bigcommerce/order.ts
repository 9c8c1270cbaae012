import { sum } from '$lib/core/money';
import { no, Refused, yes, type Verdict } from '$lib/core/refusal';
import { lineWorth, localeOf } from '../../../imports/formats/cells';
import { orderInput } from '../../../orders/schema';
import type { KnownOrder, ShopOrder, TakenOrder } from '../../connector';
import { marksIn } from '../../marks';
import { evenedBy } from '../exact';
import type { OrderThere, ProductThere } from './answers';
import { amountIn, moneyIn } from './money';
import { isUnfinished } from './units/open';
import { isOver, keyIn, linesIn, paidFor, type Read } from './units/standing';

/** An order of BigCommerce's as every connection's are seen. */
export const shopOrder = (read: Read, known?: KnownOrder): ShopOrder => ({
	id: String(read.there.id),
	name: String(read.there.id),
	canceled: isOver(read),
	archived: true, // what it calls archived is deleted
	lines: linesIn(read, known),
	money: moneyIn(read, known),
	unfinished: isUnfinished(read),
	marks: [...marksIn(read.there.staff_notes), ...read.refunds.flatMap((refund) => keyIn(refund) ?? [])],
	taken: () => takenFrom(read)
});

/** The order as it was placed, for taking it in. */
function takenFrom(read: Read): Verdict<TakenOrder> {
	try {
		const input = orderInput.safeParse(inputOf(read));
		if (!input.success)
			return no('request.invalid', { fields: input.error.issues.map(({ path }) => path.join('.')).join(', ') });
		return yes({ input: input.data, lines: read.products.map(({ id }) => String(id)) });
	} catch (problem) {
		if (problem instanceof Refused) return no(problem.code, problem.facts);
		throw problem;
	}
}

function inputOf(read: Read) {
	const { there, address } = read;
	const { billing_address: billing } = there;
	const email = billing.email || `${there.id}@bigcommerce.invalid`;
	const region = address?.country_iso2 || billing.country_iso2 || NOWHERE;
	return {
		...{ number: String(there.id), email, currency: there.default_currency_code },
		name: (address && nameOf(address)) || nameOf(billing) || email,
		placed_at: new Date(there.date_created).toISOString(),
		...{ region, locale: localeOf(billing.country_iso2 || region) },
		...contentsOf(read),
		tenders: moneyIn(read).map(({ payment, label, authorized, captured }) => ({
			...{ kind: 'card', reference: payment, label, captured },
			...(authorized > captured ? { authorized } : {})
		}))
	};
}

type Person = { readonly first_name: string; readonly last_name: string };
const nameOf = ({ first_name, last_name }: Person) => `${first_name} ${last_name}`.trim();
/** Where nobody said so. */
const NOWHERE = 'ZZ';

/** Lines and charges. A discount on all of the order is a line of ours that is none there. */
function contentsOf(read: Read) {
	const { there, products } = read;
	const money = (amount: string) => amountIn(amount, there.default_currency_code);
	const charges = chargesOf(there);
	const paid = products.map((product) => money(paidFor(product)));
	const odd = money(there.total_inc_tax) - sum(paid) - sum(charges.map(({ amount }) => amount));
	const evened = evenedBy(paid, odd);
	const rest = odd - (sum(evened) - sum(paid));
	const off = rest < 0 ? [{ sku: 'discount', title: 'Discount', quantity: 1, unit_price: rest }] : [];
	return {
		line_items: [...products.map((product, at) => lineInput(read, product, evened[at] ?? 0)), ...off],
		charges: [...charges, ...(rest > 0 ? [{ kind: 'fee', amount: rest, tax: 0 }] : [])]
	};
}

function chargesOf(there: OrderThere) {
	const money = (amount: string) => Math.max(0, amountIn(amount, there.default_currency_code));
	return [
		{ kind: 'shipping', amount: money(there.shipping_cost_inc_tax), tax: money(there.shipping_cost_tax) },
		{ kind: 'fee', amount: money(there.handling_cost_inc_tax), tax: money(there.handling_cost_tax) },
		{ kind: 'fee', amount: money(there.wrapping_cost_inc_tax), tax: money(there.wrapping_cost_tax) },
		...there.fees.map((fee) => ({ kind: 'fee', amount: money(fee.cost_inc_tax), tax: money(fee.cost_tax) }))
	].filter(({ amount }) => amount > 0);
}

function lineInput(read: Read, product: ProductThere, paid: number) {
	const { id, sku, name, quantity, total_inc_tax, total_tax } = product;
	const money = (amount: string) => Math.max(0, amountIn(amount, read.there.default_currency_code));
	return {
		...{ sku: sku || String(product.variant_id ?? product.product_id), title: name.slice(0, 500) || String(id) },
		...{ quantity, ...lineWorth(quantity, Math.max(money(total_inc_tax), paid), paid) },
		tax: Math.min(paid, money(total_tax)),
		shipped: linesIn(read).find((line) => line.id === String(id))?.shipped ?? 0
	};
}
