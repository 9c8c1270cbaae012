import { expect, it } from 'vitest';
import { matchingRule, type AskedCase } from '$lib/modules/cancellations/auto-accept';

const asked: AskedCase = {
	origin: 'customer',
	reasons: ['changed_mind'],
	worth: 900,
	currency: 'USD',
	wholeOrder: false
};

it.each([
	['everything fits an empty rule', {}, true],
	['the origin', { origins: ['supplier' as const] }, false],
	['every reason', { reasons: ['changed_mind' as const, 'other' as const] }, true],
	['a reason that is not named', { reasons: ['other' as const] }, false],
	['up to a worth in its currency', { worth_up_to: { USD: 900 } }, true],
	['above the worth', { worth_up_to: { USD: 899 } }, false],
	['a currency the rule does not name', { worth_up_to: { KRW: 90_000 } }, false],
	['whole orders only', { whole_order: true }, false]
])('%s', (_what, rule, fits) => {
	expect(matchingRule([rule], asked)).toBe(fits ? rule : undefined);
});

it('no reason given fits no rule about reasons', () => {
	expect(matchingRule([{ reasons: ['other'] }], { ...asked, reasons: [null] })).toBeUndefined();
});
