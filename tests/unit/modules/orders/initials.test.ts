import { expect, it } from 'vitest';
import { initialsOf, tintOf } from '../../../../src/lib/modules/orders/initials';

it('takes two letters where letters are narrow, one where they are blocks', () => {
	expect(initialsOf('Walnut desk lamp')).toBe('WD');
	expect(initialsOf('월넛 책상')).toBe('월');
	expect(initialsOf('A5 모눈 노트')).toBe('A');
	expect(initialsOf('')).toBe('');
});

it('gives the same title the same color', () => {
	expect(tintOf('Lamp', 5)).toBe(tintOf('Lamp', 5));
	expect(tintOf('Lamp', 5)).toBeLessThan(5);
});
