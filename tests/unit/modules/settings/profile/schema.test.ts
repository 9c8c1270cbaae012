import { expect, it } from 'vitest';
import { shopInput } from '../../../../../src/lib/modules/settings/profile/schema';

const typed = {
	version: '3',
	name: ' Lamps ',
	email: 'help@lamps.example',
	time_zone: 'Europe/Berlin',
	currency: 'eur'
};
const wrongIn = (fields: object) =>
	shopInput.safeParse({ ...typed, ...fields }).error?.issues.map(({ path }) => path[0]) ?? [];

it('tidies what was typed', () => {
	expect(shopInput.parse(typed)).toMatchObject({ version: 3, name: 'Lamps', currency: 'EUR', chat: '', address: '' });
});

it.each([
	['name', ' '],
	['email', 'help'],
	['chat', 'javascript:alert(1)'],
	['chat', 'http://chat.example'],
	['time_zone', 'Mars/Olympus'],
	['currency', 'XAU'],
	['sender_email', 'nobody']
])('names %s as wrong: %s', (field, value) => {
	expect(wrongIn({ [field]: value })).toEqual([field]);
});
