import { expect, it } from 'vitest';
import { channelActor, messagePartner, rightsOf, shopperActor, staffActor, SYSTEM } from '$lib/core/actor';
import { leavesWith, letsGo, limitPassed } from '$lib/modules/cancellations/money/release-limit';

const other = (state: 'requested' | 'in_progress' | 'canceled' | 'undone', externalDue: number, waived = 0) => ({
	id: `can_${state}`,
	state,
	externalDue,
	waived
});

it.each([
	['no amount is named', {}, 1_000_000, undefined],
	['less', { KRW: 500_000 }, 499_999, undefined],
	['just as much', { KRW: 500_000 }, 500_000, undefined],
	['more', { KRW: 500_000 }, 500_001, 500_000],
	['nothing at all is let go by itself', { KRW: 0 }, 1, 0],
	['nothing leaves', { KRW: 0 }, 0, undefined],
	['another currency only', { USD: 1 }, 1_000_000, undefined]
])('%s', (_, release_above, amount, limit) => {
	expect(limitPassed({ release_above }, { currency: 'KRW', amount })).toBe(limit);
});

it('adds up what the accepted cancellations of an order come to, but for what was waived', () => {
	const mine = { id: 'can_mine', externalDue: 300_000 };
	expect(leavesWith(mine, [])).toBe(300_000);
	expect(leavesWith(mine, [{ ...mine, state: 'requested', waived: 0 }])).toBe(300_000);
	expect(leavesWith(mine, [other('in_progress', 100_000), other('canceled', 50_000, 20_000)])).toBe(430_000);
	expect(leavesWith(mine, [other('requested', 100_000), other('undone', 50_000)])).toBe(300_000);
});

it('takes the acceptance of a person who may pay for their leave, and of nobody else', () => {
	const staff = (['agent', 'finance', 'manager', 'owner'] as const).map((role) => staffActor('stf_1', 'Kim', role));
	expect(staff.map(letsGo)).toEqual([false, true, true, true]);
	const others = [SYSTEM, shopperActor('shp_1', 'Ada'), channelActor('con_1', 'Shop'), messagePartner('Bolt')];
	expect(others.some(letsGo)).toBe(false);
	expect(rightsOf('agent').has('pay')).toBe(false);
});
