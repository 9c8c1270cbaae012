import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { checkTenderAmounts, spreadTotal } from '$lib/modules/refunds/quote/spread-edit';
import { holds } from '../../../../support/property';

const planned = fc
	.array(fc.integer({ min: 1, max: 10 ** 10 }), { minLength: 1, maxLength: 6 })
	.map((amounts) => amounts.map((amount, at) => ({ tenderId: `ten_${at}`, amount })));

it('spreads any total up to the due, within every part', () =>
	holds(
		fc.property(planned, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
			const total = Math.floor(sum(parts.map(({ amount }) => amount)) * share);
			const verdict = spreadTotal(total, parts);
			expect(verdict.ok && sum(verdict.value.map(({ amount }) => amount))).toBe(total);
			const within = verdict.ok && verdict.value.every(({ tenderId, amount }) =>
				parts.some((part) => part.tenderId === tenderId && amount <= part.amount)); // prettier-ignore
			expect(within).toBe(true);
			expect(checkTenderAmounts(verdict.ok ? verdict.value : [], { due: total, remaining: parts }).ok).toBe(true);
		})
	));

it('refuses a total above the due', () =>
	expect(spreadTotal(101, [{ tenderId: 'ten_1', amount: 100 }])).toMatchObject({
		ok: false,
		code: 'refund.exceeds_due'
	}));

it('refuses what exceeds the due or a tender, counting a tender named twice together', () => {
	const room = { due: 100, remaining: [{ tenderId: 'ten_1', amount: 60 }, { tenderId: 'ten_2', amount: 60 }] }; // prettier-ignore
	const one = (amount: number, tenderId = 'ten_1') => ({ tenderId, amount });
	expect(checkTenderAmounts([one(60), one(40, 'ten_2')], room).ok).toBe(true);
	expect(checkTenderAmounts([one(60), one(41, 'ten_2')], room)).toMatchObject({ code: 'refund.exceeds_due' });
	expect(checkTenderAmounts([one(61)], room)).toMatchObject({
		code: 'refund.exceeds_tender',
		facts: { remaining: 60 }
	});
	expect(checkTenderAmounts([one(31), one(30)], room)).toMatchObject({ code: 'refund.exceeds_tender' });
	expect(checkTenderAmounts([one(1, 'ten_9')], room)).toMatchObject({ code: 'refund.exceeds_tender' });
	expect(checkTenderAmounts([one(-1)], room)).toMatchObject({ code: 'refund.exceeds_due' });
});

it('takes all or nothing on a payment that goes back only whole, and whole steps where it has them', () => {
	const room = {
		due: 1000,
		remaining: [{ tenderId: 'ten_1', amount: 600, whole: true }, { tenderId: 'ten_2', amount: 450, step: 100 }]
	}; // prettier-ignore
	const typed = (...amounts: number[]) =>
		checkTenderAmounts(amounts.map((amount, at) => ({ tenderId: `ten_${at + 1}`, amount })), room); // prettier-ignore
	expect(typed(600, 400)).toMatchObject({ ok: true });
	expect(typed(0, 450)).toMatchObject({ ok: true });
	expect(typed(599)).toMatchObject({ ok: false, code: 'refund.whole_only', facts: { remaining: 600 } });
	expect(typed(0, 420)).toMatchObject({ ok: false, code: 'refund.not_in_steps', facts: { step: 100 } });
});

it('spreads in whole steps where each part carries them', () => {
	const parts = [{ tenderId: 'ten_1', amount: 600 }, { tenderId: 'ten_2', amount: 300 }]; // prettier-ignore
	expect(spreadTotal(500, parts, 100)).toMatchObject({ value: [{ amount: 300 }, { amount: 200 }] });
	expect(spreadTotal(890, parts, 100)).toMatchObject({ value: [{ amount: 590 }, { amount: 300 }] });
});
