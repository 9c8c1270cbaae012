import { expect, it } from 'vitest';
import { auditFacts, whyOf } from '../../../../src/lib/modules/audit/facts';

const READING = { locale: 'en', timeZone: 'UTC' };
const facts = (data: unknown) =>
	auditFacts(data, READING).map(({ label, before, value }) =>
		before === undefined ? `${label}: ${value}` : `${label}: ${before} → ${value}`
	);

it('says what was before and what is since', () => {
	expect(
		facts({ from: 'planned', to: 'succeeded', amount: 2160, currency: 'USD', method: 'original_payment' })
	).toEqual(['State: Planned → Refunded', 'Amount: $21.60', 'Method: Original payment']);
	expect(facts({ before: 3, after: 4, changed: ['grace_minutes', 'fee'] })).toEqual([
		'Change: 3 → 4',
		'Changed: grace minutes, fee'
	]);
	expect(facts({ from: 'submitted', to: 'submitted' })).toEqual(['State: Submitted']);
});

it('scales an amount by its currency, and leaves it alone where there is none', () => {
	expect(facts({ due: 55000, currency: 'KRW' })).toContain('To refund: ₩55,000');
	expect(facts({ amount: 55000 })).toEqual(['Amount: 55,000']);
});

it('counts units, says yes and no, and prints moments', () => {
	expect(facts({ items: [{ line_item: 'lin_1', quantity: 2 }, { quantity: 3 }], restocked: false })).toEqual([
		'Items: 5 in all',
		'Put back in stock: No'
	]);
	expect(facts({ expires: '2026-03-02T09:00:00Z' })).toEqual(['Expires: Mar 2, 2026, 9:00 AM']);
});

it('shows a fact nobody gave words to under its own name', () => {
	expect(facts({ shelf_life: 'two weeks' })).toEqual(['Shelf life: two weeks']);
});

it('never shows bank details, secrets or bare ids', () => {
	const data = {
		masked: '***-1234',
		account_number: '110-123-456789',
		holder: 'Kim',
		iban: 'DE89 3704',
		token: 'abc',
		tender: 'ten_06hn3m1q2w3e4r5t6y7u8i9o0p',
		quote: 'qte_06hn3m1q2w3e4r5t6y7u8i9o0p',
		nested: { account: '110' },
		nothing: null,
		empty: ''
	};
	expect(facts(data)).toEqual([]);
	expect(whyOf({ masked: '***-1234', note: 'By phone' })).toBe('By phone');
	expect(whyOf({ masked: '***-1234' })).toBeUndefined();
});

it('says why in the words of whoever did it', () => {
	expect(whyOf({ reason: 'changed_mind', note: 'Asked twice' })).toBe('Asked twice');
	expect(whyOf({ failure: { code: 'declined', words: 'Card expired' } })).toBe('Card expired');
	expect(whyOf({ reference: 'sbr_7067fc966b0f24f23fc8' })).toBeUndefined();
	expect(facts({ reference: 'sbr_7067fc966b0f24f23fc8' })).toEqual(['Reference: sbr_7067fc966b0f24f23fc8']);
	expect(whyOf('text')).toBeUndefined();
});
