export const ENDPOINT_STATES = ['on', 'paused', 'off'] as const;
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;

/** Why an endpoint is turned off: it said itself that nobody is there, or nothing arrived for a day. */
export const OFF_REASONS = ['gone', 'failing'] as const;
export type OffReason = (typeof OFF_REASONS)[number];
