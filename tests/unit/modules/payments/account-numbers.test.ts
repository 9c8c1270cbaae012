import { expect, it } from 'vitest';
import { isIban, isRoutingNumber } from '../../../../src/lib/modules/payments/account-numbers';

it.each(['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NO9386011117947'])(
	'knows %s for an IBAN',
	(iban) => expect(isIban(iban)).toBe(true)
);

it.each(['DE89370400440532013001', 'DE98370400440532013000', 'GB29', '', 'de89370400440532013000', 'DE89 3704'])(
	'does not take %j for one',
	(text) => expect(isIban(text)).toBe(false)
);

it.each(['021000021', '011401533', '091000019'])('knows %s for a routing number', (number) =>
	expect(isRoutingNumber(number)).toBe(true)
);

it.each(['021000022', '000000000', '12345678', '0210000210'])('does not take %s for one', (text) =>
	expect(isRoutingNumber(text)).toBe(false)
);
