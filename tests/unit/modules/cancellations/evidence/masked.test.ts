import { expect, it } from 'vitest';
import { masked, maskedText } from '$lib/modules/cancellations/evidence/masked';

it('lets nobody in by a link, and shows four digits of what is as long as an account', () => {
	const link = 'See https://shop.example/track/abcdefghijklmnop0123 and call 02-555-0100';
	expect(maskedText(link)).toBe('See https://shop.example/track/••• and call 02-555-0100');
	expect(maskedText('Card 4242 4242 4242 4242, order 20431')).toBe('Card •••4242, order 20431');
});

it('hides what is secret by its name, however deep, and leaves the rest', () => {
	const data = {
		quote: 'qte_1',
		bank: { iban: 'DE89', holder: 'Ada', scheme: 'sepa' },
		list: [{ token: 't', due: 5 }]
	};
	expect(masked(data)).toEqual({
		quote: 'qte_1',
		bank: { iban: '•••', holder: '•••', scheme: 'sepa' },
		list: [{ token: '•••', due: 5 }]
	});
	expect(masked({ at: new Date(0), none: null, key: '' })).toEqual({
		at: '1970-01-01T00:00:00.000Z',
		none: null,
		key: ''
	});
});

it('shows whole what a bank finds a payment by', () => {
	expect(masked({ trace: '710458005843551', number: '710458005843551' })).toEqual({
		trace: '710458005843551',
		number: '•••3551'
	});
	expect(maskedText('Trace number: 710458005843551', ['710458005843551'])).toBe('Trace number: 710458005843551');
});
