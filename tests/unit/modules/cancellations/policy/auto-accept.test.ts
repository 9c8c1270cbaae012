import { expect, it } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '$lib/modules/settings/policy';
import { FREE, ruleFor, type AskedCase } from '$lib/modules/cancellations/policy/auto-accept';

const asked: AskedCase = {
	origin: 'customer',
	reasons: ['changed_mind'],
	worth: 900,
	currency: 'USD',
	wholeOrder: false,
	hoursOld: 2,
	skus: ['LAMP']
};
const by = (auto_accept: Policy['auto_accept'], more: Partial<Policy> = {}) => ({
	...DEFAULT_POLICY,
	auto_accept,
	...more
});

it.each([
	['everything fits an empty rule', {}, true],
	['the origin', { origins: ['supplier' as const] }, false],
	['every reason', { reasons: ['changed_mind' as const, 'other' as const] }, true],
	['a reason that is not named', { reasons: ['other' as const] }, false],
	['up to a worth in its currency', { worth_up_to: { USD: 900 } }, true],
	['above the worth', { worth_up_to: { USD: 899 } }, false],
	['a currency the rule does not name', { worth_up_to: { KRW: 90_000 } }, false],
	['whole orders only', { whole_order: true }, false],
	['soon enough', { within_hours: 3 }, true],
	['too late', { within_hours: 2 }, false],
	['its product', { skus: ['LAMP', 'PEN'] }, true],
	['another product', { skus: ['PEN'] }, false]
])('%s', (_what, rule, fits) => {
	expect(ruleFor(by([rule]), asked)).toBe(fits ? 1 : undefined);
});

it('no reason given fits no rule about reasons', () => {
	expect(ruleFor(by([{ reasons: ['other'] }]), { ...asked, reasons: [null] })).toBeUndefined();
});

it('goes by the first rule that fits, and by none while they are switched off', () => {
	const rules = [{ reasons: ['other' as const] }, { within_hours: 3 }, {}];
	expect(ruleFor(by(rules), asked)).toBe(2);
	expect(ruleFor(by(rules, { auto_accept_on: false, free_minutes: 600 }), asked)).toBeUndefined();
});

it('accepts what a shopper asks for within the free minutes, before any rule', () => {
	expect(ruleFor(by([], { free_minutes: 121 }), asked)).toBe(FREE);
	expect(ruleFor(by([], { free_minutes: 120 }), asked)).toBeUndefined();
	expect(ruleFor(by([], { free_minutes: 121 }), { ...asked, origin: 'supplier' })).toBeUndefined();
});
