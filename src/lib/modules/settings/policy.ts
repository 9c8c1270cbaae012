import { z } from 'zod';
import { ORIGINS } from './origins';
import { REASONS } from './reasons';

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

/** A case that matches every named part of a rule is accepted by itself. */
export const autoAcceptRule = z.strictObject({
	origins: z.array(z.enum(ORIGINS)).optional(),
	reasons: z.array(z.enum(REASONS)).optional(),
	worth_up_to: minorByCurrency.optional(),
	whole_order: z.boolean().optional()
});

/** The shop's policy as the API names it. One row per version; a cancellation remembers its own. */
export const policySchema = z
	.strictObject({
		direct_requests: z.boolean(),
		window_hours: z.number().positive().nullable(),
		grace_minutes: z.number().nonnegative(),
		partial: z.enum(PARTIAL_POLICIES),
		shipping_partial: z.enum(['none', 'proportional']),
		tenders: z.enum(TENDER_STRATEGIES),
		fee: z
			.union([
				z.strictObject({ percent: z.number().min(0).max(100).multipleOf(0.01) }),
				z.strictObject({ flat: minorByCurrency })
			])
			.nullable(),
		refund: z.enum(['now', 'later']),
		refund_due_business_days: z.int().positive(),
		refund_after: z.enum(['supplier_answer', 'immediately']),
		restock: z.boolean(),
		reason_required: z.boolean(),
		auto_accept: z.array(autoAcceptRule),
		excluded_products: z.array(z.string()),
		excluded_tenders: z.array(z.string()),
		personalized: z.enum(['refuse_change_of_mind', 'allow'])
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
	grace_minutes: 10,
	partial: 'proportional',
	shipping_partial: 'none',
	tenders: 'proportional',
	fee: null,
	refund: 'now',
	refund_due_business_days: 3,
	refund_after: 'supplier_answer',
	restock: true,
	reason_required: true,
	auto_accept: [],
	excluded_products: [],
	excluded_tenders: [],
	personalized: 'refuse_change_of_mind'
};
