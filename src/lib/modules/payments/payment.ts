import type { Minor } from '$lib/core/money';
import { HOUR, later, MINUTE, SECOND } from '$lib/core/time';

export const PAYMENT_STATES = ['started', 'pending', 'succeeded', 'failed'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
/** The money may come yet: nobody may start another, or say that the order is unpaid. */
export const UNSETTLED: readonly PaymentState[] = ['started', 'pending'];

/** One try to pay what an order owes. */
export type Payment = {
	readonly id: string;
	readonly orderId: string;
	readonly balanceId: string;
	readonly gateway: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly state: PaymentState;
	readonly reference: string | null;
	readonly failure: string | null;
	/** How often we asked what became of it. */
	readonly checks: number;
	readonly createdAt: Date;
};

const FIRST_LOOK = 10 * SECOND;
const LAST_LOOK = 10 * MINUTE;
/** Whoever has not paid by then has gone: the payment is closed, so that nothing waits for it. */
const OPEN_FOR = 12 * HOUR;

/** When we ask the gateway again, after so many times: soon at first, then ever more seldom. */
export const nextCheck = (now: Date, checks: number): Date =>
	later(now, Math.min(LAST_LOOK, FIRST_LOOK * 2 ** Math.min(checks, 10)));

export const isAbandoned = ({ createdAt }: Payment, now: Date): boolean => now > later(createdAt, OPEN_FOR);
