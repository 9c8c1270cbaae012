import { expect, it } from 'vitest';
import { wordsOf } from '../../../../../src/lib/modules/orders/list/search';

it('looks for every word that has a letter or a digit', () => {
	expect(wordsOf('  kim   20431 ')).toEqual(['kim', '20431']);
	expect(wordsOf('desk - %_ 김')).toEqual(['desk', '김']);
	expect(wordsOf('%%% ~ \\')).toEqual([]);
	expect(wordsOf('a b c d e f g h')).toHaveLength(6);
});
