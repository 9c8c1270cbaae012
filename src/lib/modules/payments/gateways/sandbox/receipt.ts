import { createHash } from 'node:crypto';
import type { Movement, MovementKind, Receipt } from '../../gateway';
import { BY_HAND } from './outcomes';

type Booked = { readonly id: string; readonly key: string; readonly status: 'pending' | 'succeeded' | 'failed' };

/** What the gateway says of a movement, whenever it is asked. */
export function receiptOf({ id, key, status }: Booked): Receipt & { readonly reference: string } {
	if (status === 'failed') return { state: 'failed', reference: id, failure: DECLINED };
	return { state: status, reference: id, ...traceOf(key, status) };
}

const DECLINED = { code: 'declined', words: 'The bank of the card declined the refund', retry: 'person' } as const;

/** The number a bank would find it by: the same for the same key. */
function traceOf(key: string, status: Booked['status']) {
	if (status !== 'succeeded') return { trace: null, traceKind: null };
	const number = BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 10n ** 15n;
	return { trace: number.toString().padStart(15, '0'), traceKind: 'arn' as const };
}

type InBooks = Booked & { readonly kind: MovementKind; readonly amountMinor: number; readonly movedAt: Date };

/** A movement as the gateway lists it. */
export const movementIn = (currency: string, movement: InBooks): Movement => ({
	key: movement.key.startsWith(BY_HAND) ? null : movement.key,
	kind: movement.kind,
	amount: movement.amountMinor,
	currency,
	at: movement.movedAt,
	receipt: receiptOf(movement)
});
