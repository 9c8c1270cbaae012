import type { TenderName } from '../../orders/tenders/tender-names';

/** How shops call their means of payment. Whatever is not listed went through some gateway, like a card. */
// prettier-ignore
const WORDS: readonly (readonly [RegExp, TenderName])[] = [
	[/cash on delivery|\bcod\b|착불|후불/i, 'cash_on_delivery'],
	[/gift.?card|기프트/i, 'gift_card'],
	[/store.?credit|적립금/i, 'store_credit'],
	[/virtual account|가상\s*계좌/i, 'virtual_account'],
	[/bank|wire|deposit|bacs|무통장|계좌/i, 'bank_deposit']
];

/** What a means of payment called so is. */
export const tenderCalled = (words: string): TenderName => WORDS.find(([called]) => called.test(words))?.[1] ?? 'card';

const CARD = /card|카드|visa|master|amex|간편\s*결제|네이버\s*페이|카카오\s*페이|토스\s*페이|apple pay|google pay/i;
const POINTS = /\bpoints?\b|포인트/i;

/** The same where nothing may be guessed: nothing for words that could mean anything. */
export function tenderSaid(words: string): TenderName | undefined {
	if (POINTS.test(words)) return 'points';
	return WORDS.find(([called]) => called.test(words))?.[1] ?? (CARD.test(words) ? 'card' : undefined);
}
