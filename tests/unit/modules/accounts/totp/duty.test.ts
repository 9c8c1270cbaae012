import { expect, it } from 'vitest';
import { owesApp } from '$lib/modules/accounts/totp/duty';

it.each([
	[true, false, true],
	[true, true, false],
	[false, false, false],
	[false, true, false]
])('asked for: %s, there: %s, owed: %s', (totpRequired, totp, owed) => {
	expect(owesApp({ totpRequired, totp })).toBe(owed);
});
