import { describe, expect, it } from 'vitest';
import { staffActor, SYSTEM } from '$lib/core/actor';
import {
	LIVE,
	REFUND_INTENTS,
	REFUND_STATES,
	refundIntentsFrom,
	refundStepFor,
	type RefundIntent,
	type RefundState
} from '$lib/modules/refunds/status';

/** Every move there is, by hand; what is missing here is refused. */
const MOVES: Readonly<Record<RefundState | 'none', Partial<Record<RefundIntent, RefundState>>>> = {
	none: { plan: 'planned', book: 'succeeded' },
	planned: {
		queue: 'queued',
		batch: 'submitted',
		settle: 'succeeded',
		hold: 'on_hold',
		block: 'blocked_by_dispute',
		cancel: 'canceled'
	},
	queued: {
		submit: 'submitted',
		settle: 'succeeded',
		hold: 'on_hold',
		block: 'blocked_by_dispute',
		cancel: 'canceled'
	},
	submitted: {
		unbatch: 'planned',
		wait: 'pending',
		succeed: 'succeeded',
		fail: 'failed',
		block: 'blocked_by_dispute'
	},
	pending: { succeed: 'succeeded', fail: 'failed' },
	succeeded: { bounce: 'failed' },
	failed: { retry: 'failed' },
	canceled: {},
	on_hold: { release: 'queued', block: 'blocked_by_dispute', cancel: 'canceled' },
	blocked_by_dispute: { unblock: 'queued', lose: 'canceled', cancel: 'canceled' }
};
const everyone = new Set([...SYSTEM.rights, ...staffActor('stf_1', 'Mia', 'owner').rights]);

describe.each(['none', ...REFUND_STATES] as const)('from %s', (from) => {
	it.each(REFUND_INTENTS)('%s', (intent) => {
		const verdict = refundStepFor(from, intent, everyone);
		expect(verdict.ok ? verdict.value.to : undefined).toBe(MOVES[from][intent]);
		if (!verdict.ok) expect(verdict).toMatchObject({ code: 'refund.wrong_status', facts: { state: from } });
	});
});

it('keeps paying from those who only decide', () => {
	const agent = staffActor('stf_1', 'Ben', 'agent').rights;
	const finance = staffActor('stf_2', 'Flo', 'finance').rights;
	expect(refundStepFor('queued', 'hold', agent)).toMatchObject({ ok: false, code: 'auth.forbidden' });
	expect(refundStepFor('planned', 'settle', agent).ok).toBe(false);
	expect(refundIntentsFrom('planned', finance)).toEqual(['queue', 'batch', 'settle', 'hold', 'cancel']);
	expect(refundIntentsFrom('failed', finance)).toEqual(['retry']);
});

it('counts as live exactly what still holds money', () =>
	expect(REFUND_STATES.filter((state) => !LIVE.includes(state))).toEqual(['succeeded', 'failed', 'canceled']));
