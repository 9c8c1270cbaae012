/** A basket somebody left at the till. */
export const INCOMPLETE = 0;
export const REFUNDED = 4;
export const CANCELED = 5;
/** It waits for its payment, and to be sent. */
export const UNPAID_YET = 7;
export const AWAITING = 11;
export const PARTLY_REFUNDED = 14;
/** Shipped; completed. */
export const SENT: readonly number[] = [2, 10];
/** Canceled; declined. */
export const OVER: readonly number[] = [CANCELED, 6];
/** Incomplete, pending, declined, awaiting payment, to be verified: nobody paid, as far as the status tells. */
export const UNPAID: readonly number[] = [INCOMPLETE, 1, 6, 7, 12];
