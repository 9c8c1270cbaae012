import type { Failure, Retry } from '../../gateway';

/** What Stripe's reasons and error codes mean for another try; what is not named here is looked at by a person. */
const RETRY: Readonly<Record<string, Retry>> = {
	lost_or_stolen_card: 'never',
	expired_or_canceled_card: 'never',
	charge_for_pending_refund_disputed: 'never',
	declined: 'never',
	charge_already_refunded: 'never',
	charge_not_refundable: 'never'
};

const DISPUTED: readonly string[] = ['charge_disputed', 'refund_disputed_payment'];

export const failureFor = (code: string, words: string): Failure => ({ code, words, retry: RETRY[code] ?? 'person' });

/** What a call that was not answered well says of itself. */
type Problem = {
	readonly statusCode: number | undefined;
	readonly code: string | undefined;
	readonly type: string;
	readonly message: string;
	readonly replayed: boolean;
};

/**
 * `unknown`: nobody knows, ask again later. `lost`: Stripe keeps repeating an error it once made for this key.
 * `used`: the key was used for something else. `disputed`: not while a dispute is open. Else a plain no.
 */
export type Meaning = 'unknown' | 'lost' | 'used' | 'disputed' | Failure;

/** What Stripe's error means for the movement we asked for. */
export function meaningOf({ statusCode, code, type, message, replayed }: Problem): Meaning {
	if (statusCode === undefined || statusCode === 409 || statusCode === 429) return 'unknown';
	if (statusCode >= 500) return replayed ? 'lost' : 'unknown';
	if (type === 'StripeIdempotencyError') return 'used';
	if (code !== undefined && DISPUTED.includes(code)) return 'disputed';
	return failureFor(code ?? KEY_PROBLEMS.get(statusCode) ?? 'refused', message);
}

const KEY_PROBLEMS: ReadonlyMap<number, string> = new Map([
	[401, 'key_refused'],
	[403, 'key_not_allowed']
]);
