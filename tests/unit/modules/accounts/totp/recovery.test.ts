import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CODE_BYTES, codeOf, plainCode } from '$lib/modules/accounts/totp/recovery';
import { holds } from '../../../../support/property';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

it('writes a code in four groups of four, without letters that look like digits', () => {
	holds(
		fc.property(bytes, (some) => {
			expect(codeOf(some)).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
		})
	);
});

it('gives different bytes different codes', () => {
	holds(
		fc.property(bytes, bytes, (one, other) => {
			fc.pre(Buffer.compare(one, other) !== 0);
			expect(codeOf(one)).not.toBe(codeOf(other));
		})
	);
});

it('knows a code however it is typed', () => {
	holds(
		fc.property(bytes, (some) => {
			const code = codeOf(some);
			for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `])
				expect(plainCode(typed)).toBe(plainCode(code));
		})
	);
	expect(plainCode('OIl0-1')).toBe(plainCode('0110-1'));
});
