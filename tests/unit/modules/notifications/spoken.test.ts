import { expect, it } from 'vitest';
import { MESSAGES } from '../../../../src/lib/modules/notifications/messages';
import { samplesIn } from '../../../../src/lib/modules/notifications/registry/samples.data';
import { sentencesOf } from '../../../../src/lib/modules/notifications/registry/preview';
import { inOwnWords, m, troubleWith } from '../../../../src/lib/modules/notifications/spoken';
import { shopSchema } from '../../../../src/lib/modules/settings/shop';

const shop = shopSchema.parse({});
const now = new Date('2026-03-02T10:00:00Z');
const asked = { name: 'withdrawn', locale: 'en', shop, now, origin: 'https://shop.example' } as const;

it('names every sentence of a message, with what may stand in it', () => {
	const sentences = sentencesOf(asked);
	expect(sentences[0]).toMatchObject({ key: 'mail_withdrawn_subject', variables: ['order'] });
	expect(sentences[0]?.original).toContain('{order}');
	expect(sentences.map(({ key }) => key)).toContain('mail_hello');
	expect(new Set(sentences.map(({ key }) => key)).size).toBe(sentences.length);
});

it('writes in the shop’s own words, and only while it does', () => {
	const own = { mail_withdrawn_subject: 'Back to normal: {order}' };
	const letter = MESSAGES.withdrawn.compose(samplesIn('en').withdrawn, { locale: 'en', shop, own });
	expect(letter.subject).toBe('Back to normal: 20431');
	expect(MESSAGES.withdrawn.compose(samplesIn('en').withdrawn, { locale: 'en', shop }).subject).not.toContain('Back');
});

it('takes back its own words when writing fails', () => {
	const fails = () =>
		inOwnWords({ mail_hello: 'Hi' }, () => {
			throw new Error('no');
		});
	expect(fails).toThrow('no');
	expect(m.mail_hello({ name: 'Ada' }, { locale: 'en' })).toBe('Hello Ada,');
});

it.each([
	['Order {order} is back', []],
	['Order {number}', ['{number}']],
	['Order {order', ['{']],
	['{order} {} {order}', ['{', '}']]
])('finds what is wrong with %j', (words, wrong) => {
	expect(troubleWith(words, { variables: ['order'] })).toEqual(wrong);
});
