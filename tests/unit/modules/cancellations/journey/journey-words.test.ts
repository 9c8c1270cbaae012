import { expect, it } from 'vitest';
import { notThereWords } from '$lib/modules/cancellations/journey/journey-words';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const reading = { locale: 'en', timeZone: 'UTC', now: at(5) };
const sent = {
	kind: 'refund',
	method: 'original_payment',
	state: 'succeeded',
	amount: 1418200,
	currency: 'USD',
	sentAt: at(4),
	by: at(11),
	trace: '745300000000021',
	traceKind: 'arn'
} as const;

it('says how long to wait, what to look for, what to tell the bank, and whom to ask where the card is closed', () => {
	const words = notThereWords(sent, reading);
	expect(words).toHaveLength(4);
	expect(words[0]).toContain('March 11, 2026');
	expect(words[2]).toMatch(/\$14,182\.00.*March 4, 2026.*ARN 745300000000021/);
	expect(words[3]).toContain('still goes there first');
});

it('does not ask for patience once the day has passed, and promises the number until there is one', () => {
	const words = notThereWords({ ...sent, trace: null, traceKind: null }, { ...reading, now: at(12) });
	expect(words).toHaveLength(3);
	expect(words[1]).toContain('As soon as the bank gives it a trace number');
});

it('has nothing to say before money has left, or where none was charged', () => {
	expect(notThereWords({ ...sent, state: 'planned' }, reading)).toEqual([]);
	expect(notThereWords({ ...sent, kind: 'void' }, reading)).toEqual([]);
	expect(notThereWords({ ...sent, method: 'points' }, reading)).toEqual([]);
});
