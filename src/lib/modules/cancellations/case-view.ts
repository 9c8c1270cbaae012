import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { OrderFacts } from '../orders/order';
import { METHOD_NAMES } from '../refunds/method-names';
import { REFUND_STATES } from '../refunds/status';
import { ORIGINS } from '../settings/origins';
import { REASONS } from '../settings/reasons';
import { refundsOf, SUPPLIER_ANSWERS, suppliersOf, type Case, type Desk } from './case';
import { quote, quoteView, type KeptQuote } from './money/quote-view';
import { STATUSES } from './status';

const minor = z.int();
const when = z.iso.datetime().nullable();

/** A cancellation as outsiders see it. */
export const cancellation = z
	.object({
		id: idOf('can'),
		number: z.string(),
		order: idOf('ord'),
		order_number: z.string(),
		state: z.enum(STATUSES),
		origin: z.enum(ORIGINS),
		label: z.string(),
		version: z.int(),
		currency: z.string(),
		quote: quote,
		worth: minor,
		due: minor,
		refunded: minor,
		waived: minor,
		requested_at: z.iso.datetime(),
		grace_until: when,
		released_at: when,
		refund_due_at: when,
		items: z.array(
			z.object({
				line_item: idOf('lin'),
				quantity: z.int(),
				reason: z.enum(REASONS).nullable(),
				amount: minor,
				tax: minor
			})
		),
		refunds: z.array(
			z.object({
				id: idOf('rfd'),
				tender: idOf('ten'),
				kind: z.enum(['refund', 'void']),
				method: z.enum(METHOD_NAMES),
				amount: minor,
				state: z.enum(REFUND_STATES),
				reference: z.string().nullable(),
				trace: z.string().nullable(),
				failure: z.string().nullable()
			})
		),
		supplier: z.array(z.object({ id: idOf('sca'), supplier: z.string(), state: z.enum(SUPPLIER_ANSWERS) })),
		timeline: z.array(z.object({ at: z.iso.datetime(), event: z.string(), by: z.string() }))
	})
	.meta({ title: 'Cancellation' });
export type CancellationView = z.infer<typeof cancellation>;

/** What happened to a case, as lists of it show it. */
export type Happened = { readonly at: Date; readonly name: string; readonly by: string };

/** `Cancellation in progress [Customer]`, in the words software may rely on. */
export const labelText = ({ state, origin }: Pick<Case, 'state' | 'origin'>): string =>
	`${STATE_WORDS[state]} [${origin.charAt(0).toUpperCase()}${origin.slice(1)}]`;

const STATE_WORDS: Record<Case['state'], string> = {
	requested: 'Cancellation requested',
	in_progress: 'Cancellation in progress',
	canceled: 'Canceled',
	rejected: 'Cancellation rejected',
	withdrawn: 'Cancellation withdrawn',
	undone: 'Cancellation undone'
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

type Shown = { readonly quote: KeptQuote; readonly timeline: readonly Happened[] };

/** What of the order's desk a view of one case shows. */
export type Around = Pick<Desk, 'refunds' | 'suppliers'> & {
	readonly order: Pick<OrderFacts, 'number' | 'currency'> & {
		readonly tenders: readonly Pick<OrderFacts['tenders'][number], 'id' | 'kind'>[];
	};
};

export const cancellationView = (desk: Around, it: Case, { quote, timeline }: Shown): CancellationView => ({
	id: it.id,
	number: it.number,
	order: it.orderId,
	order_number: desk.order.number,
	state: it.state,
	origin: it.origin,
	label: labelText(it),
	version: it.version,
	currency: desk.order.currency,
	quote: quoteView(quote, desk.order.tenders),
	worth: it.worth,
	due: it.due,
	refunded: it.refunded,
	waived: it.waived,
	requested_at: it.createdAt.toISOString(),
	grace_until: iso(it.graceUntil),
	released_at: iso(it.releasedAt),
	refund_due_at: iso(it.refundDueAt),
	items: it.items.map(({ lineItemId, quantity, reason, worth, tax }) => ({
		line_item: lineItemId,
		quantity,
		reason,
		amount: worth,
		tax
	})),
	refunds: refundsOf(desk, it.id).map(({ id, tenderId, kind, method, amount, state, reference, trace, failure }) => ({
		id,
		tender: tenderId,
		kind,
		method,
		amount,
		state,
		reference,
		trace,
		failure
	})),
	supplier: suppliersOf(desk, it.id).map(({ id, supplierName, state }) => ({ id, supplier: supplierName, state })),
	timeline: timeline.map(({ at, name, by }) => ({ at: at.toISOString(), event: name, by }))
});
