/** Where a cancellation came from. `admin` is staff on their own; staff acting for a shopper keep `customer`. */
export const ORIGINS = ['customer', 'admin', 'supplier', 'partner', 'channel', 'system', 'withdrawal'] as const;
export type Origin = (typeof ORIGINS)[number];
