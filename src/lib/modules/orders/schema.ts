import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { day, moment } from '$lib/core/moment';
import { benefitRules } from './benefit-rules';
import { GATEWAYS, SUPPLIER_ORDER_STATES } from './order';
import { ORDER_STATES } from './state';
import { TENDER_NAMES } from './tenders/tender-names';
import { PLACES } from './units';

const MOST_UNITS = 2_147_483_647; // an integer column
const amount = z.int().nonnegative();
const name = z.string().trim().min(1).max(200);

const lineInput = z
	.object({
		sku: name,
		title: z.string().trim().min(1).max(500),
		quantity: z.int().positive().max(MOST_UNITS),
		unit_price: z.int(), // a negative line is a discount on the order
		discount: amount.default(0),
		tax: amount.default(0),
		personalized: z.boolean().default(false),
		supplier: name.optional(),
		supplier_order: z.enum(SUPPLIER_ORDER_STATES).default('not_placed'),
		shipped: z.int().nonnegative().default(0),
		gift_cards: z.array(name).max(500).default([]) // numbers of the gift cards sold with it
	})
	.refine(({ shipped, quantity }) => shipped <= quantity, { error: 'more than were ordered', path: ['shipped'] })
	.refine(({ gift_cards, quantity }) => gift_cards.length === 0 || gift_cards.length === quantity, {
		error: 'one number for each unit',
		path: ['gift_cards']
	})
	.meta({ title: 'LineItemInput' });

const tenderInput = z
	.object({
		kind: z.enum(TENDER_NAMES),
		gateway: z.enum(GATEWAYS).optional(),
		reference: name.optional(),
		label: z.string().trim().max(200).default(''),
		authorized: amount.optional(),
		captured: amount,
		captures: z
			.array(z.object({ reference: name, amount: z.int().positive() }))
			.max(50)
			.default([]), // where it was captured in several parts
		partial: z.boolean().default(true), // whether a part of it can be given back
		step: z.int().positive().max(MOST_UNITS).optional(), // the smallest amount its provider moves, where it is above one
		expires_at: moment.optional() // points and credit: until when they were good
	})
	.refine(
		({ captured, captures }) =>
			captures.length === 0 || captured === captures.reduce((all, one) => all + one.amount, 0),
		{
			error: 'captures add up to what was captured',
			path: ['captures']
		}
	)
	.meta({ title: 'TenderInput' });

/** An order as it comes in, from wherever: API, import, channel. */
export const orderInput = z
	.object({
		number: z.string().trim().min(1).max(100),
		email: z.email().max(320),
		name,
		currency: z.string().regex(/^[A-Z]{3}$/),
		placed_at: moment,
		region: z.string().regex(/^[A-Z]{2}$/),
		locale: z
			.string()
			.regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/)
			.default('en'),
		line_items: z.array(lineInput).min(1).max(5000),
		discounts: z
			.array(
				z.object({
					label: name,
					amount,
					coupon: name.optional(),
					single_use: z.boolean().default(false), // the coupon counts once, so it comes back with a cancellation
					expires_at: moment.optional()
				})
			)
			.default([]),
		charges: z
			.array(z.object({ kind: z.enum(['shipping', 'fee']), amount, tax: amount.default(0), supplier: name.optional() }))
			.default([]),
		benefit_rules: benefitRules.optional(),
		tenders: z.array(tenderInput).max(50).default([]),
		points_earned: z.int().nonnegative().max(MOST_UNITS).default(0)
	})
	.meta({ title: 'OrderInput' });
export type OrderInput = z.infer<typeof orderInput>;

/** How many of a quantity are where. */
export const unitCounts = z.object({
	open: z.int(),
	held: z.int(),
	canceled: z.int(),
	fulfilling: z.int(),
	shipped: z.int(),
	delivered: z.int()
} satisfies Record<(typeof PLACES)[number], z.ZodInt>);

/** An order as the API shows it; more is on its pages. */
export const order = z
	.object({
		id: idOf('ord'),
		number: z.string(),
		currency: z.string(),
		total: z.int(),
		owed: z.int(),
		state: z.enum(ORDER_STATES),
		email: z.string(),
		name: z.string(),
		region: z.string(),
		locale: z.string(),
		placed_at: z.iso.datetime(),
		line_items: z.array(
			z.object({
				id: idOf('lin'),
				sku: z.string(),
				title: z.string(),
				quantity: z.int(),
				unit_price: z.int(),
				discount: z.int(),
				tax: z.int(),
				paid: z.int(),
				supplier: z.string().nullable(),
				units: unitCounts
			})
		),
		charges: z.array(z.object({ kind: z.enum(['shipping', 'fee']), amount: z.int(), tax: z.int() })),
		tenders: z.array(
			z.object({
				id: idOf('ten'),
				kind: z.enum(TENDER_NAMES),
				reference: z.string().nullable(),
				authorized: z.int(),
				captured: z.int(),
				refunded: z.int(),
				reserved: z.int(),
				charged_back: z.int(),
				over_returned: z.int()
			})
		),
		cancellations: z.array(idOf('can'))
	})
	.meta({ title: 'Order' });
export type OrderView = z.infer<typeof order>;

/** Goods scanned in the warehouse. */
export const fulfillmentInput = z
	.object({
		action: z.enum(['pack', 'ship', 'deliver', 'revert']),
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().positive().max(MOST_UNITS) })).min(1)
	})
	.meta({ title: 'FulfillmentInput' });
export type FulfillmentInput = z.infer<typeof fulfillmentInput>;

/** Money for an order that came another way than its checkout. */
export const paymentInput = z
	.object({
		kind: z.enum(['card', 'bank_deposit', 'virtual_account', 'cash_on_delivery']),
		amount: z.int().positive(),
		reference: name,
		date: day
	})
	.meta({ title: 'PaymentInput' });
export type PaymentInput = z.infer<typeof paymentInput>;
