import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { day } from '$lib/core/moment';
import { REASONS } from '../settings/reasons';
import { PRICES } from './money/price';
import { ROUTES } from './route/route';

const note = z.string().trim().max(2000);
const minor = z.int().nonnegative();
const reason = z.enum(REASONS);

/** Units of one line to cancel, and why. `reason_text` is the shopper's own words. */
export const selectedItem = z
	.object({
		line_item: idOf('lin'),
		quantity: z.int().positive(),
		reason: reason.optional(),
		reason_text: z.string().trim().max(500).optional()
	})
	.meta({ title: 'SelectedItem' });

const selection = z
	.array(selectedItem)
	.min(1)
	.max(500)
	.refine((items) => new Set(items.map((item) => item.line_item)).size === items.length, {
		error: 'each line item may be named once'
	});

export const quoteInput = z.object({ order: idOf('ord'), items: selection }).meta({ title: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof quoteInput>;

export const agreeInput = z.object({ id: idOf('can'), quote: idOf('qte') }).meta({ title: 'Agreement' });
export type AgreeInput = z.infer<typeof agreeInput>;

const tenderAmount = z.object({ tender: idOf('ten'), amount: minor, route: z.enum(ROUTES).optional() });

/** What staff decide at an acceptance. Without `refunds` the quote's own split is paid. */
export const decision = z.object({
	when: z.enum(['now', 'later']).optional(),
	refunds: z.array(tenderAmount).max(50).optional(),
	restock: z.boolean().optional(),
	notify: z.boolean().optional(),
	/** Where the money changed against the shopper: what was quoted, or what it is now. */
	price: z.enum(PRICES).optional(),
	reason: reason.optional(),
	note: note.optional(),
	/** What a manager goes on against, and why; `about` names the supplier where there are several. */
	overrides: z
		.array(
			z.object({
				guard: z.string(),
				reason: z.string().trim().min(1).max(500),
				about: z.string().max(200).optional()
			})
		)
		.optional()
});
export type Decision = z.infer<typeof decision>;

/** `on_behalf_of` with `ask` files the customer's request; without `ask` staff cancel at once and `decision` applies. */
export const requestInput = decision
	.extend({
		order: idOf('ord'),
		items: selection,
		quote: idOf('qte').optional(),
		on_behalf_of: z.literal('customer').optional(),
		via: z.enum(['phone', 'email', 'chat']).optional(),
		ask: z.literal(true).optional()
	})
	.meta({ title: 'CancellationRequest' });
export type RequestInput = z.infer<typeof requestInput>;

/** Which case, and the version its asker saw: another one is refused. Without it the row lock alone decides. */
const target = z.object({ id: idOf('can'), version: z.int().positive().optional() });
export type Target = z.infer<typeof target>;

export const acceptInput = target.extend(decision.shape).meta({ title: 'Acceptance' });
export type AcceptInput = z.infer<typeof acceptInput>;
export const rejectInput = target
	.extend({ reason: z.string().trim().min(1).max(1000), show: z.boolean().default(true) })
	.meta({ title: 'Rejection' });
export const waiveInput = target.extend({ reason: z.string().trim().min(1).max(500) }).meta({ title: 'Waiver' });
export const dropInput = target
	.extend({
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().positive() })).min(1),
		reason: z.string().trim().min(1).max(500)
	})
	.meta({ title: 'Drop' });

/** Paying without the suppliers' word. */
export const goOnInput = target.extend({ reason: z.string().trim().min(1).max(500) }).meta({ title: 'GoOn' });

const payment = z.object({
	amount: z.int().positive().optional(),
	refunds: z.array(tenderAmount).min(1).max(50).optional(),
	reason: z.string().trim().max(500).optional()
});
const isEither = ({ amount, refunds }: z.infer<typeof payment>) => (amount === undefined) !== (refunds === undefined);
const EITHER = { error: 'give either amount or refunds' };

/** More of a case's due: an amount spread like the quote, or amounts per tender. */
export const payBody = payment.refine(isEither, EITHER).meta({ title: 'RefundOrder' });
export const payInput = target.extend(payment.shape).refine(isEither, EITHER);

/** What staff found out about one effect before undoing it. Which fields count depends on the effect's remedy. */
export const undoAnswer = z.object({
	effect: z.string(),
	refund: idOf('rfd').optional(),
	answer: z.string().optional(),
	amount: minor.optional(),
	date: day.optional(),
	reference: z.string().trim().max(200).optional()
});
export const undoInput = target
	.extend({ answers: z.array(undoAnswer).default([]), accept_loss: minor.optional() })
	.meta({ title: 'Undo' });
export type UndoInput = z.infer<typeof undoInput>;

export const supplierAnswerInput = target
	.extend({
		supplier_cancellation: idOf('sca'),
		answer: z.enum(['approved', 'partly_approved', 'declined']),
		note: note.optional(),
		/** How it reached us. */
		via: z.enum(['phone', 'email', 'site']).optional(),
		/** The units it stops, where it is only a part. */
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative() })).optional(),
		/** In the currency it was paid in, or else the order's. */
		pays_back: minor.optional(),
		pays_back_on: day.optional()
	})
	.meta({ title: 'SupplierAnswer' });

export const messageInput = z
	.object({ id: idOf('can'), body: z.string().trim().min(1).max(5000), internal: z.boolean().default(false) })
	.meta({ title: 'Message' });
