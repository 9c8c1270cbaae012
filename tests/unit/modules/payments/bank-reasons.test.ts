import { expect, it } from 'vitest';
import { bankSaid } from '$lib/modules/payments/bank-reasons';

it.each([
	['AC04', 'The account is closed (AC04)'],
	['AC04 Konto aufgelöst', 'The account is closed (AC04 Konto aufgelöst)'],
	['AM04: no cover', 'The account we pay from does not hold enough (AM04: no cover)']
])('says %s in words, and keeps what the bank said beside them', (said, words) => expect(bankSaid(said)).toBe(words));

it.each(['ZZ99', '계좌 해지', 'AC04X', 'The card was declined', 'MEANINGS of it', ''])('leaves %j as it is', (said) =>
	expect(bankSaid(said)).toBe(said)
);
