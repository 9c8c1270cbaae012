import { z } from 'zod';
import { decimalFromMinor, minorFromDecimal } from '$lib/core/decimal';
import type { Minor } from '$lib/core/money';
import type { Movement, Receipt, Secured } from '../../gateway';
import { failureFor } from './failures';

const cancel = z.object({
	transactionKey: z.string(),
	cancelReason: z.string(),
	cancelAmount: z.number(),
	canceledAt: z.coerce.date(),
	cancelStatus: z.string().nullish()
});
type Cancel = z.infer<typeof cancel>;

/** A payment as Toss keeps it, as far as we read it. */
export const payment = z.object({
	paymentKey: z.string(),
	status: z.string(),
	currency: z.string().default('KRW'),
	totalAmount: z.number(),
	approvedAt: z.string().nullish(),
	cancels: z
		.array(cancel)
		.nullish()
		.transform((cancels) => cancels ?? [])
});
export type Payment = z.infer<typeof payment>;

/** An amount of ours as Toss writes it: whole won, or units with their decimals. */
export const toToss = (minor: Minor, currency: string): number => Number(decimalFromMinor(minor, currency));

/** An amount of Toss's as we write it. @throws RangeError for a currency no order can have */
function fromToss(amount: number, currency: string): Minor {
	const read = minorFromDecimal(String(amount), currency);
	if (!read.ok) throw new RangeError(`${amount} ${currency} is no amount`);
	return read.value.minor;
}

// Toss keeps no data of ours with a cancellation but the reason, which people read in its console.
const MOST_OF_ORDER = 100;
const OUR_KEY = /\((rfd_\w+)\)$/;
export const reasonFor = (order: string, key: string): string => `Order ${order.slice(0, MOST_OF_ORDER)} (${key})`;
export const keyIn = (reason: string): string | null => OUR_KEY.exec(reason)?.[1] ?? null;

const PAID: readonly string[] = ['DONE', 'PARTIAL_CANCELED'];
const isPaid = ({ status, approvedAt }: Payment) => PAID.includes(status) || (status === 'CANCELED' && !!approvedAt);

/** A bank account was given out for it, and nobody paid into that yet. */
export const isAwaited = ({ status }: Payment): boolean => status === 'WAITING_FOR_DEPOSIT';

/** What a payment holds. One that is just being approved counts as authorized: nobody may say that there is none. */
export function securedBy(paid: Payment): Secured {
	const total = fromToss(paid.totalAmount, paid.currency);
	if (isPaid(paid)) return { authorized: total, captured: total };
	return { authorized: paid.status === 'IN_PROGRESS' ? total : 0, captured: 0 };
}

/** What was canceled of it, in the order it was asked. What nobody had paid is released, not refunded. */
export const movementsOf = (paid: Payment): Movement[] =>
	paid.cancels.map((one) => ({
		key: keyIn(one.cancelReason),
		kind: isPaid(paid) ? 'refund' : 'void',
		amount: fromToss(one.cancelAmount, paid.currency),
		currency: paid.currency,
		at: one.canceledAt,
		receipt: receiptOf(paid, one)
	}));

function receiptOf(paid: Payment, { transactionKey: reference, cancelStatus }: Cancel): Movement['receipt'] {
	if (cancelStatus === 'ABORTED')
		return { state: 'failed', reference, failure: failureFor('aborted', 'The wallet it was paid with refused it') };
	const state = cancelStatus === 'IN_PROGRESS' ? 'pending' : 'succeeded';
	return { state, reference, trace: null, kind: isPaid(paid) ? 'refund' : 'void' };
}

/** What became of the movement with that key. */
export const receiptFor = (paid: Payment, key: string): Receipt | undefined =>
	movementsOf(paid).find((movement) => movement.key === key)?.receipt;
