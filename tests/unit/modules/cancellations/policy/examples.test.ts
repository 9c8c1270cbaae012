import { expect, it } from 'vitest';
import { examplesOf } from '$lib/modules/cancellations/policy/examples';
import { changesBetween } from '$lib/modules/cancellations/policy/key-words';
import { DEFAULT_POLICY, type Policy } from '$lib/modules/settings/policy';

const first = (change: Partial<Policy>, currency = 'KRW') =>
	examplesOf({ ...DEFAULT_POLICY, ...change }, currency, 'en')[0];

it('tells what the policy does with an order', () => {
	expect(first({})).toEqual({
		given: 'An order placed 1 day 2 hr ago, ₩45,000 by Card, not yet picked',
		may: true,
		said: 'The shopper may cancel; fee ₩0. Staff decide. ₩45,000 back by Card in up to 5 business days.'
	});
});

it('follows what is edited', () => {
	expect(first({ window_hours: 24 })).toMatchObject({ may: false });
	expect(first({ direct_requests: false })).toMatchObject({ may: false });
	expect(first({ fee: { percent: 10 } }, 'USD')?.said).toContain('fee $4.50.');
	expect(first({ fee: { percent: 10 }, free_minutes: 1600 }, 'USD')?.said).toContain(
		'fee $0.00. It is accepted by itself.'
	);
	expect(first({ auto_accept: [{ within_hours: 48 }] })?.said).toContain('It is accepted by itself.');
	expect(first({ auto_accept: [{ within_hours: 48 }], auto_accept_on: false })?.said).toContain('Staff decide.');
});

it('shows an order that is large enough for finance, where some wait for it', () => {
	const said = (amount: number) => first({ release_above: { KRW: amount } });
	expect(said(500_000)?.given).toContain('₩1,000,000');
	expect(said(500_000)?.said).toContain('If an agent accepts, it waits: finance releases it before it goes out.');
	expect(first({ release_above: { KRW: 0 }, auto_accept: [{}] })?.said).toContain('It waits then: finance');
	expect(first({ release_above: { USD: 40_000 } })).toEqual(first({}));
	const all = examplesOf({ ...DEFAULT_POLICY, release_above: { KRW: 500_000 } }, 'KRW', 'en');
	expect(all.filter(({ said }) => said.includes('finance'))).toHaveLength(1);
});

it('names what is different between two versions, and nothing else', () => {
	const after = { ...DEFAULT_POLICY, fee: { percent: 10 }, direct_requests: false };
	expect(changesBetween(DEFAULT_POLICY, after, 'en').map(({ key, before, after }) => [key, before, after])).toEqual([
		['direct_requests', 'Yes', 'No'],
		['fee', 'no fee', '10% of the price']
	]);
	expect(changesBetween(after, after, 'en')).toEqual([]);
	expect(changesBetween(after, { ...after, release_above: { KRW: 500_000 } }, 'en')).toMatchObject([
		{ key: 'release_above', before: '–', after: '₩500,000' }
	]);
});
