import { exponentOf } from '$lib/core/currency';
import { formatMoney, formatNumber } from '$lib/core/format';
import { HOUR, later } from '$lib/core/time';
import { m } from '$lib/paraglide/messages';
import type { TenderName } from '../../orders/tenders/tender-names';
import { makeQuote } from '../../refunds/quote/quote';
import type { QuoteInput } from '../../refunds/quote/quote-facts';
import { TENDER_KINDS } from '../../refunds/tender-kinds.data';
import type { FeeStage, Policy } from '../../settings/policy';
import { ruleFor } from './auto-accept';
import { limitPassed } from '../money/release-limit';
import { maySelect, type EligibilityFacts } from '../eligibility';
import { whyNotOrder } from '../shopper/cancel/why-not';
import { whyNotWord } from '../shopper/cancel/why-words';
import { say, tenderWord } from '../words';
import { hoursWord } from './fee-words';

/** A made-up order, so that a policy can be tried on it. `abroad`: not sent within Korea, where no fee may be kept. */
export type Example = {
	readonly hours: number;
	readonly stage: FeeStage;
	readonly tender: TenderName;
	readonly made: boolean;
	readonly abroad: boolean;
	/** What it came to; left out, something small. */
	readonly amount?: number;
};
export type ExampleSaid = { readonly given: string; readonly may: boolean; readonly said: string };

const USUAL: Example = { hours: 26, stage: 'received', tender: 'card', made: false, abroad: false };
const EXAMPLES: readonly Example[] = [
	USUAL,
	{ hours: 0.25, stage: 'received', tender: 'card', made: false, abroad: true },
	{ hours: 72, stage: 'ordered', tender: 'bank_deposit', made: false, abroad: true },
	{ hours: 100, stage: 'in_production', tender: 'card', made: true, abroad: true }
];

/** What the policy would do with some orders, as sentences; one of them large enough for finance, where some wait for it. */
export const examplesOf = (policy: Policy, currency: string, locale: string): ExampleSaid[] => {
	const limit = policy.release_above[currency];
	const large = limit === undefined ? [] : [{ ...USUAL, amount: Math.max(2 * limit, usualAmount(currency)) }];
	return [...large, ...EXAMPLES].map((example) => exampleOf(policy, example, currency, locale));
};

function usualAmount(currency: string): number {
	const digits = exponentOf(currency);
	return digits.ok && digits.value === 0 ? 45_000 : 45 * 10 ** (digits.ok ? digits.value : 2);
}

function exampleOf(policy: Policy, example: Example, currency: string, locale: string): ExampleSaid {
	const { hours, stage, tender, made, abroad } = example;
	const amount = example.amount ?? usualAmount(currency);
	const money = (minor: number) => formatMoney(minor, currency, locale);
	const facts = factsOf(policy, example);
	const given = [
		m.policy_example_given({ time: hoursWord(hours, locale), amount: money(amount), tender: tenderWord(tender) }),
		...(abroad && currency === 'KRW' ? [m.policy_example_abroad()] : []),
		made ? m.policy_example_made() : STAGE(stage)
	].join(', ');
	if (!maySelect(facts, [ITEM]).ok) return { given, may: false, said: whyNotSaid(facts) };
	const quote = makeQuote(inputOf(policy, example, currency, amount));
	const asked = {
		origin: 'customer',
		reasons: ['changed_mind'],
		worth: quote.worth,
		currency,
		wholeOrder: true
	} as const;
	const atOnce = ruleFor(policy, { ...asked, hoursOld: hours, skus: ['EXAMPLE'] }) !== undefined;
	const back = m.policy_example_back({
		amount: money(quote.due),
		tender: tenderWord(tender),
		days: formatNumber(TENDER_KINDS[tender].arrivesInDays, locale)
	});
	const decided = atOnce ? m.policy_example_at_once() : m.policy_example_decided();
	const held = tender === 'card' && limitPassed(policy, { currency, amount: quote.due }) !== undefined;
	const waits = held ? [atOnce ? m.release_example_at_once() : m.release_example()] : [];
	return {
		given,
		may: true,
		said: [m.policy_example_yes({ fee: money(quote.fee) }), decided, ...waits, back].join(' ')
	};
}

function whyNotSaid(facts: EligibilityFacts): string {
	const why = whyNotOrder(facts, facts.lines);
	return m.policy_example_no({ why: why ? whyNotWord(why) : m.policy_example_made_no() });
}

const STAGE = say<FeeStage>({
	received: m.policy_example_received,
	ordered: m.policy_example_ordered,
	in_production: m.policy_example_in_production,
	shipped: m.policy_example_shipped
});
const ITEM = { lineItemId: 'example', quantity: 1, reason: 'changed_mind' } as const;
const UNITS = { open: 1, held: 0, canceled: 0, fulfilling: 0, shipped: 0, delivered: 0 };
const PLACED = new Date(0);
const SUPPLIER = { received: null, ordered: 'placed', in_production: 'in_production', shipped: 'shipped' } as const;

/** The reason is not what an example is about: a policy that does not offer it is tried as if it did. */
const factsOf = (policy: Policy, { hours, stage, tender, made }: Example): EligibilityFacts => ({
	asker: 'customer',
	policy: { ...policy, shopper_reasons: [...policy.shopper_reasons, 'changed_mind'] },
	order: { state: 'open', placedAt: PLACED, tenders: [tender] },
	lines: [
		{
			id: 'example',
			sku: 'EXAMPLE',
			units: UNITS,
			personalized: made,
			inProduction: stage === 'in_production',
			stage,
			unusedCards: null
		}
	],
	now: later(PLACED, hours * HOUR)
});

const inputOf = (
	policy: Policy,
	{ hours, stage, tender, made, abroad }: Example,
	currency: string,
	amount: number
): QuoteInput => ({
	order: {
		currency,
		region: currency === 'KRW' && !abroad ? 'KR' : 'US',
		total: amount,
		owed: 0,
		step: 1,
		lines: [
			{
				...{ id: 'example', position: 1, quantity: 1, priced: true, net: amount, discount: 0, paid: amount, tax: 0 },
				...{ supplier: null, personalized: made, supplierState: SUPPLIER[stage], units: UNITS }
			}
		],
		charges: [],
		discounts: [],
		pointsEarned: 0,
		hoursOld: hours,
		benefits: null,
		tenders: [{ id: 'tender', position: 1, kind: tender, remaining: amount, canPartial: true }]
	},
	others: [],
	selection: [ITEM],
	origin: 'customer',
	policy
});
