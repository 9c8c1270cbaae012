import { yes, Refused, type Verdict, no } from '$lib/core/refusal';
import { sum, type Minor } from '$lib/core/money';
import { lineWorth } from '../../../imports/formats/cells';
import { orderInput } from '../../../orders/schema';
import { securedBy } from '../../../orders/tenders/tender-names';
import type { ShopLine, ShopOrder, TakenOrder } from '../../connector';
import { marksIn } from '../../marks';
import { evenedBy } from '../exact';
import type { LineItem, OrderThere } from './answers';
import { idIn } from './ids';
import { minorIn, moneyIn, sumOf } from './money';

/** An order of Shopify's as every connection's are seen. */
export const shopOrder = (there: OrderThere): ShopOrder => ({
	id: idIn(there.id),
	name: there.name,
	canceled: there.cancelledAt !== null,
	archived: there.closed,
	lines: there.lineItems.nodes.map((line) => lineIn(there, line)),
	money: moneyIn(there),
	marks: [...marksIn(there.cancellation?.staffNote ?? null), ...there.refunds.flatMap(({ note }) => marksIn(note))],
	taken: () => takenFrom(there)
});

/** What was sent and came back is a return, and never a cancellation. */
function lineIn(there: OrderThere, line: LineItem): ShopLine {
	const { id, quantity, currentQuantity } = line;
	const shipped = sentOf(there, id);
	const returned = returnedOf(there, id);
	const gone = there.cancelledAt === null ? quantity - currentQuantity - returned : quantity - shipped;
	const unit = Math.ceil(worthOf(there, line).paid / Math.max(1, quantity));
	const removed = Math.max(0, Math.min(gone, quantity - shipped));
	return { id: idIn(id), name: nameOf(line), unit, quantity, shipped, removed };
}

const unitsOf = (
	lines: readonly { readonly quantity: number | null; readonly lineItem: { readonly id: string } }[],
	id: string
) => sum(lines.flatMap(({ quantity, lineItem }) => (lineItem.id === id ? [quantity ?? 0] : [])));

const sentOf = ({ fulfillments }: OrderThere, id: string) =>
	unitsOf(
		fulfillments
			.filter(({ status }) => status === 'SUCCESS')
			.flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes),
		id
	);

const returnedOf = ({ refunds }: OrderThere, id: string) =>
	unitsOf(
		refunds
			.flatMap(({ refundLineItems }) => refundLineItems.nodes)
			.filter(({ restockType }) => restockType === 'RETURN'),
		id
	);

/** The order as it was placed, for taking it in. */
function takenFrom(there: OrderThere): Verdict<TakenOrder> {
	try {
		const read = orderInput.safeParse(inputOf(there));
		if (!read.success)
			return no('request.invalid', { fields: read.error.issues.map(({ path }) => path.join('.')).join(', ') });
		return yes({ input: read.data, lines: there.lineItems.nodes.map(({ id }) => idIn(id)) });
	} catch (problem) {
		if (problem instanceof Refused) return no(problem.code, problem.facts);
		throw problem;
	}
}

function inputOf(there: OrderThere) {
	const { shippingAddress, billingAddress } = there;
	const email = there.email ?? `${idIn(there.id)}@shopify.invalid`;
	return {
		number: there.name,
		email,
		name: shippingAddress?.name || billingAddress?.name || email,
		currency: there.presentmentCurrencyCode,
		placed_at: there.createdAt,
		region: shippingAddress?.countryCodeV2 ?? billingAddress?.countryCodeV2 ?? NOWHERE,
		locale: LOCALE.test(there.customerLocale ?? '') ? there.customerLocale : 'en',
		...contentsOf(there),
		tenders: moneyIn(there).map(({ payment, label, authorized, captured }) => ({
			...{ kind: 'card', reference: payment, label, captured },
			...(captured === 0 ? { authorized } : {})
		}))
	};
}

const LOCALE = /^[a-z]{2}(-[A-Za-z]{2,4})?$/;
/** Where nobody said so. */
const NOWHERE = 'ZZ';

/** Lines and charges. What the order comes to beyond its lines and its shipping (duties, fees, a tip) is a fee. */
function contentsOf(there: OrderThere) {
	const worths = there.lineItems.nodes.map((line) => worthOf(there, line));
	const paid = worths.map((worth) => worth.paid);
	const shipping = there.shippingLines.nodes.map((line) => shippingInput(there, line));
	const named = sum(paid) + sum(shipping.map(({ amount }) => amount));
	const odd = totalOf(there, named) - named;
	const evened = evenedBy(paid, odd);
	const fee = odd - (sum(evened) - sum(paid));
	return {
		line_items: there.lineItems.nodes.map((line, at) =>
			lineInput(there, line, { ...(worths[at] ?? NOTHING), paid: evened[at] ?? 0 })
		),
		charges: [...shipping, { kind: 'fee', amount: fee, tax: 0 }].filter(({ amount }) => amount > 0)
	};
}

/**
 * What the order came to. The store's own total says it: duties can be in its prices, and a tip among its lines. An edit can
 * leave the total behind its lines; then it is what was paid, as far as what it names beside them carries that.
 */
function totalOf(there: OrderThere, named: Minor): Minor {
	const { totalPriceSet, totalCashRoundingAdjustment, originalTotalDutiesSet, originalTotalAdditionalFeesSet } = there;
	const beside = [originalTotalDutiesSet, originalTotalAdditionalFeesSet, there.totalTipReceivedSet];
	const paid = sum(moneyIn(there).map(({ authorized, captured }) => securedBy({ authorized, captured })));
	return Math.max(
		minorIn(totalPriceSet) + minorIn(totalCashRoundingAdjustment.paymentSet),
		Math.min(paid, named + sumOf(beside.flatMap((bag) => bag ?? [])))
	);
}

const nameOf = ({ title, variantTitle }: LineItem) =>
	(variantTitle ? `${title} · ${variantTitle}` : title).slice(0, 500);

type Worth = { readonly gross: Minor; readonly paid: Minor; readonly tax: Minor };
const NOTHING: Worth = { gross: 0, paid: 0, tax: 0 };

/** Amounts are kept with their tax in them: where prices come without, it is put on top. */
function worthOf(there: OrderThere, line: LineItem): Worth {
	const tax = sumOf(line.taxLines.map(({ priceSet }) => priceSet));
	const gross = minorIn(line.originalUnitPriceSet) * line.quantity + (there.taxesIncluded ? 0 : tax);
	const off = sumOf(line.discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet));
	return { gross, paid: gross - off, tax };
}

function lineInput(there: OrderThere, line: LineItem, { gross, paid, tax }: Worth) {
	const { id, sku, quantity } = line;
	return {
		sku: sku || idIn(id),
		title: nameOf(line),
		quantity,
		...lineWorth(quantity, Math.max(gross, paid), paid),
		tax,
		shipped: sentOf(there, id)
	};
}

type Shipping = OrderThere['shippingLines']['nodes'][number];

function shippingInput({ taxesIncluded }: OrderThere, { discountedPriceSet, taxLines }: Shipping) {
	const tax = sumOf(taxLines.map(({ priceSet }) => priceSet));
	return { kind: 'shipping', amount: minorIn(discountedPriceSet) + (taxesIncluded ? 0 : tax), tax };
}
