import { expect, it } from 'vitest';
import { wrongsOf, type Answered } from '$lib/modules/accounts/door/wrongs';

const form = (over: Partial<Answered>): Answered => ({ data: { email: '', password: '' }, errors: {}, ...over });
const refused = (code: 'password.common' | 'auth.wrong_credentials') => ({
	tone: 'danger' as const,
	text: 'No.',
	code
});

it('finds nothing wrong before anything was sent', () => {
	expect(wrongsOf(undefined, 'x')).toEqual({ at: {}, list: [], said: undefined });
});

it('puts what a field lacks beside it, and a way there into the list', () => {
	const wrongs = wrongsOf(form({ errors: { email: ['Please enter it.', 'Twice.'], password: undefined } }), 'x');
	expect(wrongs).toEqual({
		at: { email: 'Please enter it.' },
		list: [{ text: 'Please enter it.', href: '#x-email' }],
		said: undefined
	});
});

it('puts a refused password beside the password', () => {
	const wrongs = wrongsOf(form({ message: refused('password.common') }), 'x');
	expect(wrongs).toMatchObject({ at: { password: 'No.' }, list: [{ href: '#x-password' }], said: undefined });
});

it('says above the form what is about no field, and what went well', () => {
	const wrong = refused('auth.wrong_credentials');
	expect(wrongsOf(form({ message: wrong }), 'x')).toEqual({ at: {}, list: [], said: wrong });
	const well = { tone: 'success' as const, text: 'Saved.' };
	expect(wrongsOf(form({ message: well }), 'x').said).toEqual(well);
	expect(wrongsOf(form({ data: {}, message: refused('password.common') }), 'x').said?.text).toBe('No.');
});
