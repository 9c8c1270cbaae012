import type { Minor } from '$lib/core/money';
import type { LineFacts, TenderFacts } from '../../orders/order';
import type { Quote } from '../../refunds/quote/quote-facts';
import type { Acceptance } from '../acceptance';
import type { Case, Desk } from '../case';

type Accepted = { readonly id: string; readonly quote: Quote; readonly acceptance: Acceptance; readonly now: Date };

/**
 * The desk as it will be once this case is accepted: units canceled, money reserved. So that a dry run prices the next
 * case of the same order as it will be priced when its turn comes.
 */
export function afterAcceptance(desk: Desk, { id, quote, acceptance, now }: Accepted): Desk {
	const it = desk.cases.find((one) => one.id === id);
	const paid = new Map(acceptance.parts.map(({ tenderId, amount }) => [tenderId, amount]));
	return {
		...desk,
		order: {
			...desk.order,
			lines: desk.order.lines.map((line) => canceledOn(line, quote, it)),
			tenders: acceptance.completes
				? desk.order.tenders.map((tender) => takenFrom(tender, paid.get(tender.id) ?? 0))
				: desk.order.tenders
		},
		cases: desk.cases.map((one) => (one.id === id ? accepted(one, quote, acceptance, now) : one))
	};
}

function canceledOn(line: LineFacts, quote: Quote, it: Case | undefined): LineFacts {
	const gone = quote.lines.find(({ lineItemId }) => lineItemId === line.id)?.quantity ?? 0;
	const held = Math.min(gone, it?.items.find(({ lineItemId }) => lineItemId === line.id)?.quantity ?? 0);
	const { units } = line;
	return {
		...line,
		units: {
			...units,
			held: units.held - held,
			open: units.open - (gone - held),
			canceled: units.canceled + gone
		}
	};
}

/** What completes with its acceptance has given its money back; what goes on keeps it promised, as any case in progress. */
const takenFrom = (tender: TenderFacts, amount: Minor): TenderFacts => ({
	...tender,
	remaining: tender.remaining - amount,
	refunded: tender.refunded + amount
});

const accepted = (it: Case, quote: Quote, { completes, externalDue, graceUntil }: Acceptance, now: Date): Case => ({
	...it,
	state: completes ? 'canceled' : 'in_progress',
	decidedAt: now,
	graceUntil,
	quote,
	worth: quote.worth,
	due: quote.due,
	externalDue,
	refunded: completes ? quote.due : 0
});
