import { expect, it } from 'vitest';
import type { MoneyLine } from '../../../../../../src/lib/modules/cancellations/shopper/case/money-lines';
import { progressOf } from '../../../../../../src/lib/modules/cancellations/shopper/case/progress';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const money = (over: Partial<MoneyLine>): MoneyLine => ({
	id: 'rfd_1',
	tender: 'card',
	label: '••4242',
	method: 'original_payment',
	kind: 'refund',
	amount: 1000,
	state: 'pending',
	trace: null,
	traceKind: null,
	sentAt: null,
	journey: [],
	arrives: at(9),
	afterRest: false,
	...over
});
const asked = {
	wasRequested: true,
	state: 'in_progress',
	due: 1000,
	createdAt: at(1),
	decidedAt: at(2),
	endedAt: null
} as const;
const states = (facts: Parameters<typeof progressOf>[0]) =>
	progressOf(facts).map(({ station, state }) => `${station} ${state}`);

it('shows how far the money has come', () => {
	expect(states({ it: asked, money: [money({})], now: at(3) })).toEqual([
		'requested done',
		'accepted done',
		'sent current',
		'arrived todo'
	]);
});

it('counts the money as arrived once the date has passed', () => {
	const done = { ...asked, state: 'canceled', endedAt: at(4) } as const;
	const sent = [money({ state: 'succeeded' })];
	expect(states({ it: done, money: sent, now: at(5) })).toContain('arrived current');
	expect(states({ it: done, money: sent, now: at(10) })).toContain('arrived done');
});

it('says so where a refund failed', () => {
	expect(states({ it: asked, money: [money({ state: 'failed', arrives: null })], now: at(3) })).toContain(
		'sent failed'
	);
});

it('ends where the shop said no, and where nothing is to come back', () => {
	expect(states({ it: { ...asked, state: 'rejected', endedAt: at(2) }, money: [], now: at(3) })).toEqual([
		'requested done',
		'rejected failed'
	]);
	expect(states({ it: { ...asked, state: 'canceled', due: 0 }, money: [], now: at(3) })).toContain('canceled done');
});
