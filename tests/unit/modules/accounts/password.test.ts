import { expect, it } from 'vitest';
import { COMMON_PASSWORDS } from '$lib/modules/accounts/common-passwords.server';
import { judgePassword } from '$lib/modules/accounts/password';

const judge = (password: string) =>
	judgePassword(password, { email: 'ada.lovelace@example.com', name: 'Ada Lovelace', common: COMMON_PASSWORDS });
const code = (password: string) => {
	const verdict = judge(password);
	return verdict.ok ? 'fine' : verdict.code;
};

it.each([
	['walnut desk lamp', 'fine'],
	['aaaabbbbcc', 'fine'], // no rules about which signs, only what others try first
	['비밀번호는열글자입니다', 'fine'],
	['short pass'.slice(0, 9), 'password.too_short'],
	['🔑🔑🔑🔑🔑', 'password.too_short'], // five signs, though ten units
	['x'.repeat(201), 'password.too_long'],
	['1234567890', 'password.common'],
	['qwertyuiop', 'password.common'],
	['QwertyUiop', 'password.common'],
	['password123', 'password.common'],
	['aaaaaaaaaaaa', 'password.common'],
	['ada.lovelace@example.com', 'password.personal'],
	['ada.lovelace', 'password.personal'],
	['Ada Lovelace', 'password.personal'],
	['adalovelace', 'password.personal']
])('%s: %s', (password, answer) => {
	expect(code(password)).toBe(answer);
});

it('says how long it must be', () => {
	expect(judge('short')).toMatchObject({ facts: { least: 10 } });
});

it('knows the ten thousand commonest', () => {
	expect(COMMON_PASSWORDS.size).toBe(10_000);
	expect([...COMMON_PASSWORDS].every((password) => password === password.toLowerCase())).toBe(true);
});

it('lets people without a name be anything', () => {
	expect(judgePassword('walnut desk lamp', { email: '', name: '', common: COMMON_PASSWORDS }).ok).toBe(true);
});
