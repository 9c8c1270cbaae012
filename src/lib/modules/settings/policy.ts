import { z } from 'zod';
import { baseLocale, locales } from '$lib/paraglide/runtime';
import { ORIGINS } from './origins';
import { REASONS, SHOPPER_REASONS, USUAL_REASONS } from './reasons';

export const PARTIAL_POLICIES = ['proportional', 're_evaluate', 'keep_rate'] as const;
export const TENDER_STRATEGIES = [
	'proportional',
	'stored_value_first',
	'money_first',
	'original_order',
	'reverse_order'
] as const;
export type TenderStrategy = (typeof TENDER_STRATEGIES)[number];

const minorByCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().nonnegative());

const feeAmount = z.union([
	z.strictObject({ percent: z.number().min(0).max(100).multipleOf(0.01) }),
	z.strictObject({ flat: minorByCurrency })
]);

/** How far along the goods are when they are canceled: only received, ordered at a supplier, being made, or on their way. */
export const FEE_STAGES = ['received', 'ordered', 'in_production', 'shipped'] as const;
export type FeeStage = (typeof FEE_STAGES)[number];

/** How far along goods are, by their supplier's order; those from our own shelf are only received until they ship. */
export function stageOf(supplierState: string | null): FeeStage {
	if (supplierState === 'placed') return 'ordered';
	if (supplierState === 'in_production') return 'in_production';
	return supplierState === 'shipped' || supplierState === 'delivered' ? 'shipped' : 'received';
}

/**
 * What is kept of lines that match every named part of the rule; hours count from the order to the request. `take: null`
 * keeps nothing. The first rule that fits a line counts, and where none does, `fee`.
 */
export const feeRule = z.strictObject({
	after_hours: z.number().nonnegative().optional(),
	until_hours: z.number().positive().optional(),
	stages: z.array(z.enum(FEE_STAGES)).min(1).optional(),
	reasons: z.array(z.enum(REASONS)).min(1).optional(),
	take: feeAmount.nullable()
});
export type FeeRule = z.infer<typeof feeRule>;

const percentage = z.number().min(0).max(100).multipleOf(0.01);

/** A case that matches every named part of a rule is accepted by itself. */
export const autoAcceptRule = z.strictObject({
	/** What staff call it. */
	name: z.string().trim().min(1).max(60).optional(),
	origins: z.array(z.enum(ORIGINS)).optional(),
	reasons: z.array(z.enum(REASONS)).optional(),
	worth_up_to: minorByCurrency.optional(),
	whole_order: z.boolean().optional(),
	/** Asked for within so many hours of the order. */
	within_hours: z.number().positive().optional(),
	/** Of these products only. */
	skus: z.array(z.string().min(1)).min(1).max(200).optional()
});
export type AutoAcceptRule = z.infer<typeof autoAcceptRule>;

const reasonRow = z.strictObject({
	code: z.enum(REASONS),
	on: z.boolean(),
	shops_fault: z.boolean(),
	/** What it is called; empty: as usual. */
	en: z.string().trim().max(80),
	ko: z.string().trim().max(80)
});
/** What the shop has to say to who gives that reason, before they send their request. */
const reasonOffer = z.strictObject({
	reason: z.enum(REASONS),
	en: z.string().trim().max(500),
	ko: z.string().trim().max(500)
});
const isEach = (rows: readonly { readonly code: string }[]) =>
	rows.length === REASONS.length && REASONS.every((reason) => rows.some(({ code }) => code === reason));

const languages = z
	.strictObject({ offered: z.array(z.enum(locales)).min(1), default: z.enum(locales) })
	.refine(({ offered }) => new Set(offered).size === offered.length)
	.refine((they) => they.offered.includes(they.default))
	.describe(
		'What shoppers may choose between on pages and are written to in, and what they get who want none of it. ' +
			'Staff, partners and suppliers choose among all languages there are.'
	);

/** The shop's policy as the API names it. One row per version; a cancellation remembers its own. */
export const policySchema = z
	.strictObject({
		direct_requests: z.boolean(),
		window_hours: z.number().positive().nullable(),
		/** How far along goods may be for a shopper to ask; further, they have to write to the shop. */
		request_stages: z.array(z.enum(FEE_STAGES)),
		/** A shopper who asks within so many minutes of the order is accepted at once and pays no fee. */
		free_minutes: z.number().nonnegative().max(100_000),
		grace_minutes: z.number().nonnegative(),
		partial: z.enum(PARTIAL_POLICIES),
		shipping_partial: z.enum(['none', 'proportional']),
		tenders: z.enum(TENDER_STRATEGIES),
		fee: feeAmount.nullable(),
		fee_rules: z.array(feeRule).max(50),
		refund: z.enum(['now', 'later']),
		refund_due_business_days: z.int().positive(),
		refund_after: z.enum(['supplier_answer', 'immediately']),
		/**
		 * When a store that the order came from is told: as the grace ends, once the suppliers answered, or once the money is
		 * back. A store that pays the refund itself does not wait for that.
		 */
		channel_after: z.enum(['grace', 'supplier_answer', 'refund']),
		/** Above so much, in the order's currency, finance has to let a refund go; a currency that is not named has no limit. */
		release_above: minorByCurrency,
		/** When a supplier is asked to stop: by the acceptance, or as soon as somebody asks to cancel. */
		ask_supplier: z.enum(['acceptance', 'request']),
		/** So long a letter that no grace keeps back can be edited before it leaves; 0: it leaves at once. */
		letter_minutes: z.int().nonnegative().max(1440),
		restock: z.boolean(),
		reason_required: z.boolean(),
		/** Each reason once, in the order people see them. */
		reasons: z.array(reasonRow).refine(isEach),
		/** What shoppers may choose from. */
		shopper_reasons: z.array(z.enum(REASONS)).min(1),
		reason_offers: z.array(reasonOffer).max(REASONS.length),
		/** All rules at once. */
		auto_accept_on: z.boolean(),
		auto_accept: z.array(autoAcceptRule).max(50),
		excluded_products: z.array(z.string()),
		excluded_tenders: z.array(z.string()),
		personalized: z.enum(['refuse_change_of_mind', 'allow']),
		/** Hundredths of its price that are kept of something made to order, by how far along it is. */
		personalized_keep: z.strictObject({ placed: percentage, in_production: percentage, shipped: percentage }),
		restored_value_days: z.int().nonnegative(),
		/** Whether shoppers are asked for an account where money can't go back by itself. */
		ask_bank_details: z.boolean(),
		/** What to do with goods that were shipped, in each language; may be empty. */
		returns: z.strictObject({ en: z.string().max(2000), ko: z.string().max(2000) }),
		/** Where they go; empty where it is the shop's own address. */
		returns_address: z.string().max(500),
		/** The page of the shop's returns tool; empty where it has none. */
		returns_link: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
		/** So many cases of one product for one reason within so many days are looked into; 0 looks into nothing. */
		watch_cases: z.int().nonnegative(),
		watch_days: z.int().min(1).max(90),
		languages
	})
	.meta({ title: 'Policy' });
export type Policy = z.infer<typeof policySchema>;

/** What `PUT /api/v1/policy` takes: the keys to change. */
export const policyPatch = policySchema.partial().meta({ title: 'PolicyChange' });
export type PolicyPatch = z.infer<typeof policyPatch>;

/** In force until an owner changes it. */
export const DEFAULT_POLICY: Policy = {
	direct_requests: true,
	window_hours: null,
	request_stages: ['received', 'ordered', 'in_production'],
	free_minutes: 0,
	grace_minutes: 10,
	partial: 'proportional',
	shipping_partial: 'none',
	tenders: 'proportional',
	fee: null,
	fee_rules: [],
	refund: 'now',
	refund_due_business_days: 3,
	refund_after: 'supplier_answer',
	channel_after: 'grace',
	release_above: {},
	ask_supplier: 'acceptance',
	letter_minutes: 0,
	restock: true,
	reason_required: true,
	reasons: [...USUAL_REASONS],
	shopper_reasons: [...SHOPPER_REASONS],
	reason_offers: [],
	auto_accept_on: true,
	auto_accept: [],
	excluded_products: [],
	excluded_tenders: [],
	personalized: 'refuse_change_of_mind',
	personalized_keep: { placed: 0, in_production: 50, shipped: 100 },
	restored_value_days: 30,
	ask_bank_details: true,
	returns: { en: '', ko: '' },
	returns_address: '',
	returns_link: '',
	watch_cases: 5,
	watch_days: 30,
	languages: { offered: [...locales], default: baseLocale }
};
