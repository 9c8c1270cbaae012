import { expect, it } from 'vitest';
import { termsOf } from '$lib/modules/cancellations/policy/sentences';
import { DEFAULT_POLICY, type Policy } from '$lib/modules/settings/policy';

const said = (change: Partial<Policy> = {}) =>
	termsOf({ ...DEFAULT_POLICY, ...change }, 'en')
		.flatMap(({ text, list }) => [...list, ...text])
		.join('\n');

it('says the default policy in plain sentences', () => {
	expect(said()).toContain('You can do so as long as the goods are not packed.');
	expect(said()).toContain('Canceling is free.');
	expect(said()).not.toContain('undefined');
});

it.each<[Partial<Policy>, string]>([
	[{ direct_requests: false }, 'Write or call us to cancel'],
	[{ window_hours: 48 }, 'for 2 days after ordering'],
	[{ free_minutes: 90 }, 'In the first 1 hr 30 min it is accepted at once'],
	[{ request_stages: ['received'] }, 'Once goods are ordered from our supplier or being made, contact us'],
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
	[{ refund: 'later', refund_due_business_days: 7 }, 'within 7 business days'],
	[{ ask_supplier: 'request' }, 'We ask our supplier to stop as soon as you send us your request.'],
	[{ returns: { en: 'Send it to\nLamps', ko: '' } }, 'Send it to\nLamps']
])('says %j', (change, sentence) => expect(said(change).toLowerCase()).toContain(sentence.toLowerCase()));

it('speaks of no supplier, no expired points and no reason where the policy does not', () => {
	const silent = said({ refund_after: 'immediately', restored_value_days: 0, reason_required: false });
	expect(silent).not.toContain('supplier');
	expect(silent).not.toContain('ran out meanwhile');
	expect(silent).not.toContain('We ask why');
});
