import { expect, it } from 'vitest';
import { repliesFor, SITUATIONS, type SituationFacts } from '$lib/modules/cancellations/admin/talk/situation';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';

const item = (reason: 'changed_mind' | 'sold_out') =>
	({ id: 'cit_1', lineItemId: 'lin_1', quantity: 1, reason, reasonText: '', worth: 0, tax: 0 }) as const;
const lines = (shipped: number) => [{ id: 'lin_1', units: { shipped, delivered: 0 } }];
const refund = (
	state: 'planned' | 'pending' | 'succeeded',
	method: 'original_payment' | 'bank_deposit' = 'original_payment'
) => ({ state, method }) as const;
const facts = (over: Partial<SituationFacts> = {}): SituationFacts => ({
	it: { state: 'requested', items: [item('changed_mind')] },
	...{ lines: lines(0), refunds: [], hasAccount: false, policy: DEFAULT_POLICY },
	...over
});
const under = (reason: 'changed_mind' | 'sold_out', state: 'in_progress' | 'canceled') => ({
	it: { state, items: [item(reason)] }
});

it.each<[string, SituationFacts, (typeof SITUATIONS)[number]]>([
	['a change of mind that is only asked for', facts(), 'keep'],
	['goods we do not have', facts({ it: { state: 'requested', items: [item('sold_out')] } }), 'fault'],
	['goods of which some are on their way', facts({ lines: lines(1) }), 'shipped'],
	[
		'our fault, and money on its way',
		facts({ ...under('sold_out', 'in_progress'), refunds: [refund('pending')] }),
		'refund'
	],
	['money that is back', facts({ ...under('changed_mind', 'canceled'), refunds: [refund('succeeded')] }), 'refund'],
	[
		'a deposit without an account',
		facts({
			...under('changed_mind', 'in_progress'),
			refunds: [refund('planned', 'bank_deposit'), refund('succeeded')]
		}),
		'account'
	],
	[
		'a deposit whose account is known, accepted though a part was shipped',
		facts({
			...under('sold_out', 'in_progress'),
			lines: lines(1),
			refunds: [refund('planned', 'bank_deposit')],
			hasAccount: true
		}),
		'fault'
	]
])('begins with what fits %s', (_, given, first) => {
	const replies = repliesFor(given);
	expect(replies[0]).toBe(first);
	expect(replies.toSorted()).toEqual([...SITUATIONS].toSorted());
});
