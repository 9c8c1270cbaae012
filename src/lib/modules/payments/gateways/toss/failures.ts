import type { Failure, Retry } from '../../gateway';

/** What Toss says of a call it did not do. */
export type Problem = { readonly status: number; readonly code: string; readonly message: string };

/** What its codes mean for another try; what is not named here is looked at by a person. */
const RETRY: Readonly<Record<string, Retry>> = {
	PROVIDER_ERROR: 'later',
	NOT_AVAILABLE_BANK: 'later',
	EXCEED_CANCEL_LIMIT: 'later',
	ALREADY_CANCELED_PAYMENT: 'never',
	ALREADY_REFUND_PAYMENT: 'never',
	NOT_CANCELABLE_AMOUNT: 'never',
	NOT_CANCELABLE_PAYMENT: 'never',
	NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: 'never',
	EXCEED_MAX_REFUND_DUE: 'never',
	EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: 'never',
	NOT_ALLOWED_PARTIAL_REFUND: 'never',
	NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: 'never',
	REFUND_REJECTED: 'never'
};

export const failureFor = (code: string, words: string): Failure => ({ code, words, retry: RETRY[code] ?? 'person' });

const TOO_SOON: readonly string[] = ['IDEMPOTENT_REQUEST_PROCESSING', 'FORBIDDEN_CONSECUTIVE_REQUEST'];

/**
 * Whether the same call may have been done, or still is: only reading the payment tells. A 4xx else is kept for its key for
 * 15 days, so that asking again changes nothing: it is a no.
 */
export const isUnknown = ({ status, code }: Problem): boolean =>
	status >= 500 || status === 409 || status === 429 || TOO_SOON.includes(code);
