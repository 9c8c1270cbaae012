import { sql } from 'drizzle-orm';
import type { Tx } from '../../src/lib/server/db';
import type { Invoice, TakenBack } from './invoices';

/** Units of one order line that an invoice takes back. */
export type Match = {
	readonly orderId: string;
	readonly lineItemId: string;
	readonly quantity: number;
	readonly priceDiffers: boolean;
};

export type Matched = {
	readonly matches: readonly Match[];
	/** By invoice line: everything found, some of it, or nothing. */
	readonly found: readonly ('full' | 'part' | 'none')[];
};

type Candidate = { orderId: string; lineItemId: string; sku: string; open: number; price: number };

/**
 * Finds what an invoice takes back among the customer's earlier orders: the newest order first, within an order the later
 * line first, only units still open.
 */
export async function matchInvoice(tx: Tx, invoice: Invoice): Promise<Matched> {
	const candidates = await candidatesFor(tx, invoice);
	const left = new Map(candidates.map(({ lineItemId, open }) => [lineItemId, open]));
	const matches = new Map<string, Match>();
	const found = invoice.lines.map((line) => {
		const missing = take(line, candidates, { left, matches });
		if (missing === 0) return 'full' as const;
		return missing < line.quantity ? ('part' as const) : ('none' as const);
	});
	return { matches: [...matches.values()], found };
}

type Taking = { readonly left: Map<string, number>; readonly matches: Map<string, Match> };

function take(
	{ sku, quantity, price }: TakenBack,
	candidates: readonly Candidate[],
	{ left, matches }: Taking
): number {
	let missing = quantity;
	for (const { orderId, lineItemId, price: paid } of candidates.filter((one) => one.sku === sku)) {
		const taken = Math.min(missing, left.get(lineItemId) ?? 0);
		if (taken === 0) continue;
		left.set(lineItemId, (left.get(lineItemId) ?? 0) - taken);
		const before = matches.get(lineItemId);
		const priceDiffers = (before?.priceDiffers ?? false) || paid !== price;
		matches.set(lineItemId, { orderId, lineItemId, quantity: (before?.quantity ?? 0) + taken, priceDiffers });
		missing -= taken;
	}
	return missing;
}

const candidatesFor = async (tx: Tx, { email, at, lines }: Invoice): Promise<Candidate[]> => [
	...(await tx.execute<Candidate>(sql`
		select o.id as "orderId", l.id as "lineItemId", l.sku, l.open, l.unit_price_minor::int as price
		from orders o join line_items l on l.order_id = o.id
		where o.email = ${email} and o.placed_at <= ${at.toISOString()} and l.open > 0
			and l.sku in (select json_array_elements_text(${JSON.stringify(lines.map(({ sku }) => sku))}::text::json))
		order by o.placed_at desc, o.number desc, l.position desc`))
];
