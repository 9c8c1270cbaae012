/** The form that the boxes of the deposits belong to. */
export const DEPOSIT_PICKS = 'deposit-picks';
