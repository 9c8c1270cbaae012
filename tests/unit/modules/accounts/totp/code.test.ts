import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { inGroups, keyUri, secretOf, stepAt, stepOf } from '$lib/modules/accounts/totp/code';

// RFC 6238's own example: the secret is the text 12345678901234567890; its codes there are the last six of eight digits.
const secret = secretOf(Buffer.from('12345678901234567890'));
const at = (seconds: number) => new Date(seconds * 1000);
const tried = (code: string, seconds: number, lastStep: number | null = null) =>
	stepOf({ secret, code, at: at(seconds), lastStep });
const no = { ok: false, code: 'auth.wrong_code' };

describe('codes', () => {
	it.each([
		[59, '287082'],
		[1111111109, '081804'],
		[1234567890, '005924'],
		[2000000000, '279037'],
		[20000000000, '353130']
	])('are those of the standard at %i seconds', (seconds, code) => {
		expect(tried(code, seconds)).toEqual({ ok: true, value: stepAt(at(seconds)) });
	});

	it.each(['287 082', ' 287082 ', '２８７０８２'])('may be typed as “%s”', (code) => {
		expect(tried(code, 59)).toMatchObject({ ok: true });
	});

	it('are taken one step early or late, and no further', () => {
		for (const seconds of [0, 29, 30, 59, 60, 89])
			expect(tried('287082', seconds), `${seconds} s`).toMatchObject({ ok: true, value: 1 });
		for (const seconds of [90, 120, 1e6]) expect(tried('287082', seconds), `${seconds} s`).toMatchObject(no);
	});

	it('are over once used, and so are those before', () => {
		expect(tried('287082', 59, 0)).toMatchObject({ ok: true });
		expect(tried('287082', 59, 1)).toMatchObject(no);
		expect(tried('287082', 59, 2)).toMatchObject(no);
	});

	it.each(['', '28708', '2870820', '000000', 'abcdef'])('is not “%s”', (code) => {
		expect(tried(code, 59)).toMatchObject(no);
	});
});

it('hands an app all it needs: whose account, where, and the secret', () => {
	const uri = new URL(keyUri(secret, { shop: 'Kim & Söhne', email: 'ada@example.com' }));
	expect(uri.protocol).toBe('otpauth:');
	expect(decodeURIComponent(uri.pathname)).toContain('Kim & Söhne:ada@example.com');
	expect(uri.searchParams.get('secret')).toBe(secret);
	expect(uri.searchParams.get('issuer')).toBe('Kim & Söhne');
});

it('shows a secret in groups of four, which an app reads the same', () => {
	const typed = inGroups(secret).replaceAll(' ', '');
	expect(inGroups(secret)).toMatch(/^(\w{4} ?)+$/);
	expect(TOTP.generate({ secret: new TOTP({ secret: typed }).secret, timestamp: 59_000 })).toBe('287082');
});
