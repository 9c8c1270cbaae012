import { isStoredValue, type TenderName } from '$lib/modules/orders/tenders/tender-names';

/** By what way money comes back. */
export const METHOD_NAMES = [
	'original_payment',
	'bank_deposit',
	'points',
	'store_credit',
	'gift_card',
	'manual'
] as const;
export type MethodName = (typeof METHOD_NAMES)[number];

/** Ways that are entries in our own ledgers. */
export const STORED_VALUE_METHODS = ['points', 'store_credit', 'gift_card'] as const satisfies readonly MethodName[];
export type StoredValueMethod = (typeof STORED_VALUE_METHODS)[number];

/** Ways that wait for a person: staff move the money and record it. */
export const BY_HAND: readonly MethodName[] = ['bank_deposit', 'manual'];

/** The ledger this way pays into, if it does. */
export const walletOf = (method: MethodName): StoredValueMethod | undefined =>
	STORED_VALUE_METHODS.find((name) => name === method);

/**
 * The way back on the tender itself: stored value to its ledger, a gateway's payment by its gateway, bank money by deposit
 * (also what was paid into a virtual account, which takes nothing back: the shopper says where to),
 * and `manual` where no gateway of ours can be called (one we have no code or no key for, cash).
 */
export function methodFor(tender: { readonly kind: TenderName; readonly automatic: boolean }): MethodName {
	if (isStoredValue(tender.kind)) return METHOD_NAMES.find((name) => name === tender.kind) ?? 'manual';
	if (tender.automatic && tender.kind !== 'virtual_account') return 'original_payment';
	return tender.kind === 'card' ? 'manual' : 'bank_deposit';
}
