/** What a customer is told about a case, one message per thing that happened. */
export const CASE_MESSAGES = [
	'request-received',
	'price-changed',
	'accepted',
	'rejected',
	'part-not-stopped',
	'withdrawn',
	'refund-sent',
	'route-asked',
	'canceled',
	'undone',
	'new-link'
] as const;
export type CaseMessage = (typeof CASE_MESSAGES)[number];

/** What somebody is told about their account, or about how to get at an order without one. */
export const ACCOUNT_MESSAGES = [
	'verify-email',
	'signed-up-again',
	'sign-in-link',
	'reset-password',
	'password-changed',
	'confirm-email',
	'email-taken',
	'email-changed',
	'new-place',
	'deletion-asked',
	'account-closed',
	'open-order',
	'join-team',
	'team-changed',
	'two-step-changed',
	'partner-invited',
	'partner-sign-in'
] as const;
export type AccountMessage = (typeof ACCOUNT_MESSAGES)[number];

/** What a customer is told about money an order still waits for. */
export const PAYMENT_MESSAGES = ['payment-request', 'payment-reminder', 'payment-received', 'order-again'] as const;
export type PaymentMessage = (typeof PAYMENT_MESSAGES)[number];

/** What a supplier is told about an order with it. */
export const SUPPLIER_MESSAGES = ['supplier-letter', 'supplier-reminder', 'supplier-go-on'] as const;
export type SupplierMessage = (typeof SUPPLIER_MESSAGES)[number];

/** What a partner is told about a case of an order it bought or delivers. */
export const PARTNER_MESSAGES = ['partner-canceled'] as const;

/** Every message there is. Each has a file in `messages/` and a line in its registry. */
export const NAMES = [
	...CASE_MESSAGES,
	...PAYMENT_MESSAGES,
	'message-from-shop',
	'message-from-shopper',
	...SUPPLIER_MESSAGES,
	...PARTNER_MESSAGES,
	'refunds-due',
	'webhook-off',
	'supplier-access-lost',
	'connection-unreached',
	'morning-summary',
	'refund-failed',
	'work-overdue',
	'refund-to-release',
	'request-unanswered',
	'withdrawal-received',
	'parcel-not-stopped',
	'return-news',
	...ACCOUNT_MESSAGES
] as const;
export type Name = (typeof NAMES)[number];
