import { expect, it } from 'vitest';
import { fromOf } from '../../../src/lib/server/mail';

const OWN = 'Rescind <orders@example.com>';

it('sends as the installation where nobody says otherwise', () => {
	expect(fromOf(undefined, OWN)).toBe(OWN);
	expect(fromOf({ name: '', email: '' }, 'orders@example.com')).toBe('orders@example.com');
});

it('takes the name and the address a shop gives, each for itself', () => {
	expect(fromOf({ name: 'Lamps', email: '' }, OWN)).toBe('"Lamps" <orders@example.com>');
	expect(fromOf({ name: '', email: 'hi@lamps.example' }, OWN)).toBe('"Rescind" <hi@lamps.example>');
	expect(fromOf({ name: 'Lamps, Ltd', email: 'hi@lamps.example' }, OWN)).toBe('"Lamps, Ltd" <hi@lamps.example>');
});

it('lets no name write into the header', () => {
	expect(fromOf({ name: 'A" <evil@x.example>\r\nBcc: b', email: '' }, OWN)).toBe(
		'"A evil@x.exampleBcc: b" <orders@example.com>'
	);
});
