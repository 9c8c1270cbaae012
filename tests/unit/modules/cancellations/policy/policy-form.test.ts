import { expect, it } from 'vitest';
import { autoForm, rowOf, rulesFrom } from '$lib/modules/cancellations/policy/auto-form';
import { formOf, patchFrom, policyForm } from '$lib/modules/cancellations/policy/policy-form';
import { takeIn, takeText } from '$lib/modules/cancellations/policy/take';
import { DEFAULT_POLICY, policySchema, type Policy } from '$lib/modules/settings/policy';

const changed: Policy = {
	...DEFAULT_POLICY,
	window_hours: 24,
	fee: { flat: { KRW: 3000, USD: 250 } },
	fee_rules: [
		{ until_hours: 2, take: null },
		{ after_hours: 2, stages: ['ordered'], reasons: ['changed_mind', 'other'], take: { percent: 7.5 } }
	],
	release_above: { KRW: 500_000, USD: 40_000 },
	excluded_products: ['PEN', 'LAMP'],
	excluded_tenders: ['points'],
	returns: { en: 'Send it back.', ko: '' },
	languages: { offered: ['ko'], default: 'ko' }
};

it.each([DEFAULT_POLICY, changed])('comes back from its form as it went in', (policy) => {
	const patch = patchFrom(policyForm.parse(formOf(policy, 3)));
	expect(policySchema.parse({ ...policy, ...patch })).toEqual(policy);
});

it('drops a row that nobody filled, and names one that says no fee', () => {
	const blank = { after_hours: '', until_hours: '', stages: [], reasons: [], take: '' };
	const form = { ...formOf(DEFAULT_POLICY, 1), fee_rules: [blank] };
	expect(patchFrom(policyForm.parse(form)).fee_rules).toEqual([]);
	const wrong = policyForm.safeParse({ ...form, fee_rules: [blank, { ...blank, after_hours: '3' }] });
	expect(wrong.error?.issues).toMatchObject([{ path: ['rules'], message: expect.stringContaining('2') }]);
});

it.each([
	[[], 'en', 'Offer at least one'],
	[['ko'], 'en', 'one of the languages you offer']
])('refuses %j with %s for everybody else', (languages, language, said) => {
	const wrong = policyForm.safeParse({ ...formOf(DEFAULT_POLICY, 1), languages, language });
	expect(wrong.error?.issues).toMatchObject([{ path: ['language'], message: expect.stringContaining(said) }]);
});

it.each([
	['', null],
	['0', null],
	['10%', { percent: 10 }],
	['krw 3000, USD 2.50', { flat: { KRW: 3000, USD: 250 } }],
	['KRW 1,500,000, USD 1,000.50', { flat: { KRW: 1_500_000, USD: 100_050 } }],
	['KRW 3000,500', undefined],
	['110%', undefined],
	['KRW 0.5', undefined],
	['3000', undefined],
	['EUR 1 USD 2', undefined]
])('reads %j', (text, take) => expect(takeIn(text)).toEqual(take));

it('holds nothing above an amount that can’t be read', () => {
	const typed = (release_above: string) => policyForm.safeParse({ ...formOf(DEFAULT_POLICY, 1), release_above });
	expect(typed(' ').data?.release_above).toBe('');
	expect(typed('krw 500,000').success).toBe(true);
	for (const wrong of ['500000', 'KRW', 'KRW -1', 'XXX 5'])
		expect(typed(wrong).error?.issues).toMatchObject([{ path: ['release_above'] }]);
});

it('writes what it reads', () => {
	for (const text of ['0', '2.5%', 'KRW 3000, USD 2.50']) expect(takeText(takeIn(text) ?? null)).toBe(text);
});

it('keeps rules that accept by themselves as they are', () => {
	const rules: Policy['auto_accept'] = [
		{
			name: 'Small orders',
			origins: ['customer'],
			reasons: ['other'],
			worth_up_to: { KRW: 50_000 },
			whole_order: true,
			within_hours: 3
		},
		{ skus: ['PEN', 'LAMP'], whole_order: false }
	];
	const form = autoForm.parse({ version: 1, on: true, rows: [...rules.map(rowOf), { use: false, worth: 'x' }] });
	expect(rulesFrom(form)).toEqual(rules);
	expect(autoForm.safeParse({ version: 1, on: true, rows: [{ use: true, worth: 'x' }] }).success).toBe(false);
});
