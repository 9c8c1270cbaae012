import { createHash } from 'node:crypto';
import type { Receipt } from '../../gateway';

type Booked = { readonly id: string; readonly key: string; readonly status: 'pending' | 'succeeded' | 'failed' };

/** What the gateway says of a movement, whenever it is asked. */
export function receiptOf({ id, key, status }: Booked): Receipt {
	if (status === 'failed') return { state: 'failed', reference: id, failure: DECLINED };
	return { state: status, reference: id, trace: status === 'succeeded' ? traceOf(key) : null };
}

const DECLINED = { code: 'declined', words: 'The bank of the card declined the refund', retry: 'person' } as const;

/** The number a bank would find it by: the same for the same key. */
const traceOf = (key: string): string =>
	(BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 10n ** 15n).toString().padStart(15, '0');
