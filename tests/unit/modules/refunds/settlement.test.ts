import { expect, it } from 'vitest';
import { settlementStep } from '../../../../src/lib/modules/refunds/settlement';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { REFUND_STATES, refundStepFor } from '../../../../src/lib/modules/refunds/status';

const ANSWERS = ['pending', 'succeeded', 'failed', 'blocked_by_dispute'] as const;
const all = REFUND_STATES.flatMap((state) => ANSWERS.map((answer) => ({ state, answer })));

it('moves a refund on, and never back', () => {
	const moves = all.flatMap(({ state, answer }) => {
		const step = settlementStep(state, answer);
		return step ? [`${state} ${answer}: ${step}`] : [];
	});
	expect(moves).toEqual([
		'submitted pending: wait',
		'submitted succeeded: succeed',
		'submitted failed: fail',
		'submitted blocked_by_dispute: block',
		'pending succeeded: succeed',
		'pending failed: fail',
		'succeeded failed: bounce'
	]);
});

it('asks only for steps the table has', () => {
	for (const { state, answer } of all) {
		const step = settlementStep(state, answer);
		if (step) expect(refundStepFor(state, step, SYSTEM.rights)).toMatchObject({ ok: true });
	}
});
