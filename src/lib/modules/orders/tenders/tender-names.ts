/** By what means an order can be paid. What each can do is in `refunds/tender-kinds.data.ts`. */
export const TENDER_NAMES = [
	'card',
	'bank_deposit',
	'virtual_account',
	'points',
	'store_credit',
	'gift_card',
	'cash_on_delivery'
] as const;
export type TenderName = (typeof TENDER_NAMES)[number];

const STORED_VALUE: readonly string[] = ['points', 'store_credit', 'gift_card'] satisfies TenderName[];

/** Money we keep ourselves for the shopper; everything else is external. */
export const isStoredValue = (kind: TenderName): boolean => STORED_VALUE.includes(kind);

/** What we know of one tender's money. */
export type TenderMoney = {
	readonly kind: TenderName;
	readonly authorized: number;
	readonly captured: number;
	readonly refunded: number;
	readonly voided: number;
	readonly reserved: number;
	readonly chargedBack: number;
};

/** What the tender secures: the capture, or the authorization while nothing is captured. */
export const securedBy = ({ captured, authorized }: Pick<TenderMoney, 'captured' | 'authorized'>): number =>
	captured > 0 ? captured : authorized;

/** What can still be given back on it. */
export const remainingOn = (tender: TenderMoney): number =>
	Math.max(0, securedBy(tender) - tender.refunded - tender.voided - tender.reserved - tender.chargedBack);
