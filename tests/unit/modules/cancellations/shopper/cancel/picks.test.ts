import { expect, it } from 'vitest';
import { allOf, errorsOf, picksOf } from '../../../../../../src/lib/modules/cancellations/shopper/cancel/picks';

const line = (id: string, open: number) => ({
	id,
	title: id,
	quantity: open,
	unitPrice: 1000,
	paid: 1000 * open,
	personalized: false,
	making: false,
	status: [],
	open,
	whyNot: null,
	why: null
});
const lines = [line('lin_a', 2), line('lin_b', 1)];

it('starts with nothing chosen, and all units at hand', () => {
	expect(picksOf(lines, undefined)).toEqual([
		{ pick: false, quantity: 2, reason: '', text: '' },
		{ pick: false, quantity: 1, reason: '', text: '' }
	]);
});

it('keeps what was posted, by line and not by place', () => {
	const [a, b] = picksOf(lines, {
		items: [{ line_item: 'lin_b', quantity: 1, reason: 'other', reason_text: 'Too big' }]
	});
	expect(a?.pick).toBe(false);
	expect(b).toEqual({ pick: true, quantity: 1, reason: 'other', text: 'Too big' });
});

it('lets one reason stand for the whole order', () => {
	const picks = picksOf(lines, { items: [{ line_item: 'lin_a', quantity: 1, reason: 'changed_mind' }] });
	expect(allOf(picks, lines)).toEqual([
		{ pick: true, quantity: 2, reason: 'changed_mind', text: '' },
		{ pick: true, quantity: 1, reason: 'changed_mind', text: '' }
	]);
});

it('finds the line an error belongs to, though only chosen lines are posted', () => {
	const given = { items: [{ line_item: 'lin_b', quantity: 1 }] };
	expect(errorsOf(given, { items: { 0: { reason: ['missing'] } } })).toEqual(new Map([['lin_b', 'reason']]));
});
