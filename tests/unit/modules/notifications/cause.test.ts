import { describe, expect, it } from 'vitest';
import { causeOf } from '$lib/modules/notifications/case-payload';
import { MESSAGES } from '$lib/modules/notifications/messages';
import { shopSchema } from '$lib/modules/settings/shop';
import { SAMPLES } from './samples';

it.each([
	['customer', false, 'asked'],
	['withdrawal', false, 'withdrawal'],
	['channel', false, 'elsewhere'],
	['partner', false, 'elsewhere'],
	['partner', true, 'shop'],
	['supplier', false, 'shop'],
	['admin', false, 'shop'],
	['system', false, 'shop']
] as const)('canceled by %s (a seller: %s) is told as %s', (origin, bySeller, cause) =>
	expect(causeOf(origin, bySeller)).toBe(cause)
);

describe('a mail ordered before its cause was kept', () => {
	const { cause: _, ...older } = SAMPLES.accepted;
	const subjectOf = (name: 'accepted' | 'canceled', payload: object) =>
		MESSAGES[name].compose(payload, { locale: 'en', shop: shopSchema.parse({}) }).subject;

	it.each([
		[true, 'is accepted'],
		[false, 'We had to cancel']
	])('says what it said, asked for: %s', (requested, words) =>
		expect(subjectOf('accepted', { ...older, requested })).toContain(words)
	);

	it('says at the end that the cancellation is complete', () =>
		expect(subjectOf('canceled', SAMPLES.canceled)).toContain('your cancellation is complete'));
});
