import { m } from '$lib/paraglide/messages';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { ORIGINS } from '../../settings/origins';
import { FEE_STAGES, policySchema } from '../../settings/policy';
import { REASONS } from '../../settings/reasons';
import { originWord } from '../wording/label-words';
import { reasonWord, tenderWord } from '../words';
import { stageWord } from './fee-words';
import { storeToldWord } from './store-words';

const optionsOf = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
	values.map((value) => ({ value, label: word(value) }));

export const stageOptions = () => optionsOf(FEE_STAGES, stageWord);

const askOptions = () => [
	{ value: 'acceptance', label: m.policy_ask_acceptance() },
	{ value: 'request', label: m.terms_ask_request() }
];

/** What can be chosen on the policy's pages, in the sentences that shoppers read. */
export const choiceOptions = () => ({
	reasons: optionsOf(REASONS, reasonWord),
	origins: optionsOf(ORIGINS, originWord),
	tenders: optionsOf(TENDER_NAMES, tenderWord),
	personalized: [
		{ value: 'refuse_change_of_mind', label: m.terms_made_refuse() },
		{ value: 'allow', label: m.terms_made_allow() }
	],
	shipping: [
		{ value: 'none', label: m.terms_shipping_none() },
		{ value: 'proportional', label: m.terms_shipping_proportional() }
	],
	partial: [
		{ value: 'proportional', label: m.terms_partial_proportional() },
		{ value: 're_evaluate', label: m.terms_partial_re_evaluate() },
		{ value: 'keep_rate', label: m.terms_partial_keep_rate() }
	],
	spread: [
		{ value: 'proportional', label: m.terms_tenders_proportional() },
		{ value: 'stored_value_first', label: m.terms_tenders_stored_value_first() },
		{ value: 'money_first', label: m.terms_tenders_money_first() },
		{ value: 'original_order', label: m.terms_tenders_original_order() },
		{ value: 'reverse_order', label: m.terms_tenders_reverse_order() }
	],
	refund: [
		{ value: 'now', label: m.terms_now() },
		{ value: 'later', label: m.policy_refund_later() }
	],
	after: [
		{ value: 'supplier_answer', label: m.terms_supplier() },
		{ value: 'immediately', label: m.policy_refund_immediately() }
	],
	store: optionsOf(policySchema.shape.channel_after.options, storeToldWord),
	ask: askOptions(),
	keep: {
		placed: m.policy_keep_placed(),
		in_production: m.policy_keep_in_production(),
		shipped: m.policy_keep_shipped()
	}
});

export const feeRuleTitle = (blank: boolean, at: number): string =>
	blank ? m.policy_rule_new() : m.policy_rule_nth({ row: at + 1 });
