import { sum, type Minor } from '$lib/core/money';
import type { OrderInput } from '../../orders/schema';
import type { LineFacts, OrderFacts } from '../../orders/order';
import type { Case, CaseItem } from '../case';

type Order = Pick<
	OrderFacts,
	'currency' | 'email' | 'name' | 'region' | 'locale' | 'number' | 'lines' | 'benefitRules'
>;
type Canceled = Pick<Case, 'items' | 'quote'>;

/** An order of the same items at what was paid for them, shipping as it came back with them; nothing of it is paid yet. */
export function orderAgain(order: Order, it: Canceled, { number, now }: { number: string; now: Date }): unknown {
	const { email, name, currency, region, locale } = order;
	const { shipping, shippingTax } = it.quote;
	return {
		number,
		email,
		name,
		currency,
		region,
		locale,
		placed_at: now.toISOString(),
		line_items: it.items.flatMap((item) =>
			lineAgain(
				order.lines.find(({ id }) => id === item.lineItemId),
				item
			)
		),
		charges: shipping > 0 ? [{ kind: 'shipping', amount: shipping, tax: shippingTax }] : [],
		tenders: []
	} satisfies Partial<Record<keyof OrderInput, unknown>>;
}

/** What the line's units were given back for is what they cost again. */
function lineAgain(line: LineFacts | undefined, { quantity, worth, tax }: CaseItem) {
	if (!line) return [];
	const { sku, title, unitPrice, personalized, supplierName } = line;
	const supplier = supplierName === null ? {} : { supplier: supplierName };
	const discount = Math.max(0, unitPrice * quantity - worth);
	return [
		{ sku, title, quantity, unit_price: unitPrice, discount, tax: Math.min(tax, worth), personalized, ...supplier }
	];
}

/** What it comes to. */
export const totalAgain = ({ items, quote }: Canceled): Minor => sum(items.map(({ worth }) => worth)) + quote.shipping;

/** Numbers it could have, best first: an order that is made again keeps its number in front. */
export const numbersAgain = (order: string, cancellation: string): string[] => [
	...[2, 3, 4, 5].map((again) => `${order}-${again}`),
	`${order}-${cancellation}`
];
