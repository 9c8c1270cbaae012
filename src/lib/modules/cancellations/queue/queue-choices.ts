/** What the queue can be sorted by; a minus before it turns it around. Each has an index of its own. */
export const QUEUE_SORTS = ['due', 'newest', 'amount', 'customer'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** Cases older than so many days. */
export const AGES = ['1', '3', '7', '14', '30'] as const;
/** What should have been done by now, and what has to be done before the reader's midnight. */
export const DUES = ['overdue', 'today'] as const;
export type DueWhen = (typeof DUES)[number];
/** A filter that only says yes: accepted by itself, or still standing, which is neither withdrawn nor undone. */
export const YES = ['yes'] as const;
/** Filters of which several values may be chosen: any one of them will do. */
export const CHOICES = ['by', 'reason', 'tender', 'channel', 'supplier'] as const;
export type Choice = (typeof CHOICES)[number];
