/** The gateways a payment can have come by; `none` for those that came by none. */
export const GATEWAYS = ['sandbox', 'stripe', 'toss', 'channel', 'manual', 'none'] as const;
export type GatewayChoice = (typeof GATEWAYS)[number];

/** By when a refund is to be made: before now, before the reader's midnight, within seven days. Each holds the ones before it. */
export const REFUND_DUE = ['overdue', 'today', 'week'] as const;
export type RefundDue = (typeof REFUND_DUE)[number];

/** Filters of which several values may be chosen: any one of them will do. */
export const REFUND_CHOICES = ['tender', 'method', 'gateway'] as const;
