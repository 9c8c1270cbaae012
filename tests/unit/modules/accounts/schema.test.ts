import { expect, it } from 'vitest';
import { ownPath, signInInput } from '$lib/modules/accounts/schema';

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/.//evil.example'])(
	'does not lead away to %s',
	(path) => {
		expect(ownPath(path, '/account')).toBe('/account');
	}
);

it('leads back to where the visitor wanted to go', () => {
	expect(ownPath('/account/orders/1001?tab=items', '/account')).toBe('/account/orders/1001?tab=items');
});

it('knows people by their e-mail in lower case', () => {
	expect(signInInput.parse({ email: ' Ada@Example.com ', password: 'x' })).toMatchObject({
		email: 'ada@example.com',
		next: ''
	});
});
