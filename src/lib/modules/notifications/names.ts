/** What a customer is told about a case, one message per thing that happened. */
export const CASE_MESSAGES = [
	'request-received',
	'accepted',
	'rejected',
	'withdrawn',
	'refund-sent',
	'canceled',
	'undone'
] as const;
export type CaseMessage = (typeof CASE_MESSAGES)[number];

/** Every message there is. Each has a file in `messages/` and a line in its registry. */
export const NAMES = [...CASE_MESSAGES, 'message-from-shop', 'supplier-letter'] as const;
export type Name = (typeof NAMES)[number];
