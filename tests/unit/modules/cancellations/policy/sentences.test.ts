import { expect, it } from 'vitest';
import { termsOf } from '$lib/modules/cancellations/policy/sentences';
import { DEFAULT_POLICY, TENDER_STRATEGIES, type Policy } from '$lib/modules/settings/policy';
import { overwriteGetLocale } from '$lib/paraglide/runtime';

const said = (change: Partial<Policy> = {}) =>
	termsOf({ ...DEFAULT_POLICY, ...change }, 'en')
		.flatMap(({ text, list }) => [...list, ...text])
		.join('\n');

const keeps = (placed: number, in_production: number, shipped: number) => ({ placed, in_production, shipped });

it('says the default policy in plain sentences', () => {
	expect(said()).toContain('You can do so as long as the goods are not packed.');
	expect(said()).toContain('Canceling is free.');
	expect(said()).not.toContain('undefined');
});

it.each<[Partial<Policy>, string]>([
	[{ direct_requests: false }, 'Write or call us to cancel'],
	[{ window_hours: 48 }, 'for 2 days after ordering'],
	[
		{ free_minutes: 90 },
		'In the first 1 hr 30 min after ordering, a cancellation is accepted at once and costs nothing.'
	],
	[
		{ free_minutes: 90, auto_accept_on: false },
		'In the first 1 hr 30 min after ordering, a cancellation costs nothing.'
	],
	[{ request_stages: ['received'] }, 'Where goods are ordered from our supplier or being made, contact us'],
	[{ fee: { percent: 2.5 } }, 'We keep 2.5% of the price'],
	[{ fee: { flat: { KRW: 3000, USD: 250 } } }, 'We keep ₩3,000 or $2.50 for each cancellation.'],
	[
		{
			fee_rules: [
				{ until_hours: 24, take: null },
				{ stages: ['ordered'], reasons: ['changed_mind'], take: { percent: 10 } }
			]
		},
		'Within 1 day of ordering: no fee\nGoods ordered from our supplier, reason: Changed my mind: 10% of the price\nIn all other cases: Canceling is free.'
	],
	[{ excluded_tenders: ['points', 'gift_card'] }, 'Orders paid by points or gift card'],
	[{ request_stages: ['in_production'] }, 'Where goods are on our shelf or ordered from our supplier, contact us'],
	[{ fee: { percent: 0 } }, 'Canceling is free.'],
	[
		{ personalized_keep: keeps(10, 50, 100) },
		'we keep 10% once they are ordered, 50% while they are made, and all of it once they are shipped.'
	],
	[{ personalized_keep: keeps(0, 50, 0) }, 'we keep 50% while they are made.'],
	[{ auto_accept: [{ whole_order: true }] }, 'Some requests are accepted at once'],
	[{ refund: 'later', refund_due_business_days: 1 }, 'We send it by the next business day'],
	[{ refund: 'later', refund_due_business_days: 7 }, 'within 7 business days'],
	[{ ask_supplier: 'request' }, 'We ask our supplier to stop as soon as you send us your request.'],
	[{ returns: { en: 'Send it to\nLamps', ko: '' } }, 'Send it to\nLamps']
])('says %j', (change, sentence) => expect(said(change).toLowerCase()).toContain(sentence.toLowerCase()));

it.each<Partial<Policy>>([
	{ free_minutes: 90, auto_accept_on: false },
	{ auto_accept: [{ whole_order: true }], auto_accept_on: false }
])('promises nothing at once while that is switched off: %j', (change) => {
	expect(said(change)).not.toContain('accepted at once');
	expect(said(change)).toContain('One of us looks at each request');
});

it('speaks of no supplier, no expired points and no reason where the policy does not', () => {
	const silent = said({ refund_after: 'immediately', restored_value_days: 0, reason_required: false });
	expect(silent).not.toContain('supplier');
	expect(silent).not.toContain('ran out meanwhile');
	expect(silent).not.toContain('We ask why');
});

it('speaks of no fee that is nothing, and of who pays none only where others pay one', () => {
	const free = said({
		personalized_keep: keeps(0, 0, 0),
		fee_rules: [{ take: { percent: 0 } }],
		fee: { flat: { KRW: 0 } }
	});
	expect(free).toContain('Always: no fee');
	expect(free).toContain('Canceling is free.');
	expect(free).not.toMatch(/\b0%|₩0|never pay a fee|we keep/i);
	expect(said({ fee: { percent: 5 } })).toContain('You never pay a fee where the fault is ours');
});

/** Every choice beside every other, as far as they stand in one section. */
const CHOICES: readonly Partial<Policy>[] = [
	...[true, false].flatMap((direct_requests) =>
		[null, 48].flatMap((window_hours) =>
			[0, 90].flatMap((free_minutes) =>
				(['allow', 'refuse_change_of_mind'] as const).map((personalized) => ({
					...{ direct_requests, window_hours, free_minutes, personalized }
				}))
			)
		)
	),
	...[0, 1, 30].flatMap((days) =>
		TENDER_STRATEGIES.flatMap((tenders) =>
			(['now', 'later'] as const).map((refund) => ({
				...{ tenders, refund, restored_value_days: days, refund_due_business_days: days || 3 }
			}))
		)
	),
	...[0, 50, 100].flatMap((placed) =>
		[0, 50, 100].flatMap((made) =>
			[null, { percent: 0 }, { percent: 10 }, { flat: { KRW: 0 } }].map((fee) => ({
				...{ fee, personalized_keep: keeps(placed, made, 100) }
			}))
		)
	)
];

it.each(['en', 'ko'] as const)('says whole sentences, and nothing of nothing, whatever is chosen (%s)', (locale) => {
	overwriteGetLocale(() => locale);
	for (const choice of CHOICES)
		for (const { text } of termsOf({ ...DEFAULT_POLICY, ...choice }, locale))
			for (const sentence of text) {
				expect(sentence).toMatch(locale === 'en' ? /^[A-Z].*[.:]$/s : /[가-힣].*\.$/s);
				expect(sentence).not.toMatch(/undefined|null|[{}]|\b0%|\b0 days|\b1 days|\b0일| {2}/);
			}
});
