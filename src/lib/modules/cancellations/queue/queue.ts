/** The tabs of the queue, in the order people read them. */
export const QUEUE_TABS = ['requested', 'in_progress', 'refund_due', 'on_hold', 'canceled', 'rejected', 'all'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** The tabs of the list of refunds. */
export const REFUND_TABS = ['due', 'release', 'deposits', 'failed', 'on_hold', 'all'] as const;
export type RefundTab = (typeof REFUND_TABS)[number];

/** A list is counted no further than this; beyond it there are simply “more”. */
export const COUNTED_UP_TO = 1000;
