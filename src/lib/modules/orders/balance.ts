import type { Minor } from '$lib/core/money';
import { DAY, later } from '$lib/core/time';
import type { OrderState } from './state';

export const BALANCE_STATES = ['open', 'settled', 'given_up'] as const;
export type BalanceState = (typeof BALANCE_STATES)[number];

/** What a shopper was asked to pay after all. `amount`: owed when it was asked for; `left`: owed now. */
export type Balance = {
	readonly id: string;
	readonly orderId: string;
	readonly cancellationId: string | null;
	readonly currency: string;
	readonly amount: Minor;
	readonly left: Minor;
	readonly state: BalanceState;
	readonly askedAt: Date | null;
	readonly reminders: number;
	readonly remindAt: Date | null;
	readonly createdAt: Date;
};

/** Whether a shopper can be asked to pay: cash on delivery is paid at the door, and what is over is over. */
export const isPayable = (state: OrderState): boolean => state === 'awaiting_payment' || state === 'balance_due';

const REMINDERS = 2;
const REMIND_EVERY = 3 * DAY;

/**
 * When somebody hears of an unpaid balance again: the shopper every three days, twice; three days later staff, who decide.
 * After that nobody.
 */
export const nextReminder = (now: Date, reminders: number): Date | null =>
	reminders > REMINDERS ? null : later(now, REMIND_EVERY);

/** Whether the reminder that is due goes to the shopper, or what comes of it is for staff to say. */
export const isForShopper = (reminders: number): boolean => reminders < REMINDERS;
