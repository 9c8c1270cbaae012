import { expect, it } from 'vitest';
import { keyOf, type Press } from '../../../../src/lib/ui/keys/press';

const press = (over: Partial<Press>): Press => ({
	...{ key: 'j', code: 'KeyJ', ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
	...over
});

it.each([
	['a letter', press({}), 'j'],
	['a capital', press({ key: 'J' }), 'j'],
	['a sign', press({ key: '?', code: 'Slash' }), '?'],
	['⌘K', press({ key: 'k', code: 'KeyK', metaKey: true }), 'mod+k'],
	['Ctrl K', press({ key: 'k', code: 'KeyK', ctrlKey: true }), 'mod+k'],
	['J on a Korean keyboard', press({ key: 'ㅓ' }), 'j'],
	['⌘K on a Korean keyboard', press({ key: 'ㅏ', code: 'KeyK', metaKey: true }), 'mod+k'],
	['a letter held back by an input method', press({ key: 'Process' }), 'j'],
	['a letter of a word being composed', press({ isComposing: true }), undefined],
	['a letter with Alt', press({ altKey: true }), undefined],
	['Enter', press({ key: 'Enter', code: 'Enter' }), undefined],
	['a letter of another script', press({ key: 'ж', code: 'Semicolon' }), undefined]
])('reads %s', (_what, given, key) => {
	expect(keyOf(given)).toBe(key);
});
