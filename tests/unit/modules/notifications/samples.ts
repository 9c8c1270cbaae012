import type { AccountMessage, Name } from '../../../../src/lib/modules/notifications/names';
import type { CasePayload } from '../../../../src/lib/modules/notifications/payload';

/** Somebody who would like our mails to run a script. */
export const HOSTILE = `<script>alert("1")</script> & 'Co'`;

/** How goods are sent back, by the shop's own page. */
export const GUIDE = {
	text: { en: HOSTILE, ko: HOSTILE },
	...{ address: `${HOSTILE}\nSeoul`, link: 'https://returns.example.com/?a=1&b=2' }
};

const base: CasePayload = {
	name: HOSTILE,
	order: HOSTILE,
	number: 'C-1001',
	currency: 'KRW',
	timeZone: 'Asia/Seoul',
	shopsFault: true,
	items: [{ title: HOSTILE, quantity: 2, amount: 55000 }],
	sums: [
		{ kind: 'shipping', amount: 3000 },
		{ kind: 'benefit_reversal', amount: -1000 },
		{ kind: 'shipping_recharge', amount: -2500 },
		{ kind: 'fee', amount: -500 },
		{ kind: 'lowers_debt', amount: -100 },
		{ kind: 'waived', amount: -50 }
	],
	due: 54000,
	refunds: [
		{
			way: 'card',
			label: HOSTILE,
			amount: 40000,
			arrival: { kind: 'on', date: '2026-03-09T09:00:00.000Z' },
			trace: HOSTILE,
			detailsNeeded: false
		},
		{
			way: 'bank_deposit',
			label: '',
			amount: 10000,
			arrival: { kind: 'days', days: 3 },
			trace: null,
			detailsNeeded: true
		},
		{
			way: 'points',
			label: '',
			amount: 3000,
			arrival: { kind: 'after_the_rest' },
			trace: null,
			detailsNeeded: false
		},
		{
			way: 'store_credit',
			label: '',
			amount: 1000,
			arrival: { kind: 'given_back' },
			trace: null,
			detailsNeeded: false
		}
	]
};

const payment = {
	...{ name: HOSTILE, order: HOSTILE, currency: 'KRW', timeZone: 'Asia/Seoul', amount: 40000, undone: 'C-1001' },
	items: [{ title: HOSTILE, quantity: 2 }]
};

const account = { name: HOSTILE, timeZone: 'Asia/Seoul', at: '2026-03-09T09:00:00.000Z' };

const ACCOUNT_SAMPLES: Readonly<Record<AccountMessage, Readonly<Record<string, unknown>>>> = {
	'verify-email': account,
	'signed-up-again': account,
	'sign-in-link': account,
	'reset-password': account,
	'password-changed': account,
	'confirm-email': account,
	'email-taken': account,
	'email-changed': account,
	'new-place': { ...account, userAgent: HOSTILE, address: '2001:db8::1' },
	'deletion-asked': { ...account, closes: '2026-03-23T09:00:00.000Z' },
	'account-closed': account,
	'open-order': { ...account, order: HOSTILE },
	'join-team': { ...account, inviter: HOSTILE, role: 'manager' },
	'team-changed': { ...account, on: 'staff.role_changed', role: 'finance' },
	'two-step-changed': { ...account, on: 'staff.totp_reset' },
	'partner-invited': { ...account, inviter: HOSTILE, partner: HOSTILE, side: 'seller' },
	'partner-sign-in': { ...account, partner: HOSTILE }
};

const supplied = {
	...{ supplier: HOSTILE, customer: HOSTILE, order: HOSTILE, number: HOSTILE, words: HOSTILE },
	items: [{ title: HOSTILE, quantity: 2 }]
};

/** What each message could be given, at its fullest. */
export const SAMPLES: Readonly<Record<Name, Readonly<Record<string, unknown>>>> = {
	'request-received': { ...base, onBehalf: false },
	'price-changed': {
		...base,
		...{ before: 40000, after: 36000 },
		changes: [{ part: 'fee', before: 0, after: -4000 }]
	},
	accepted: { ...base, cause: 'shop', supplierAwaited: true, refundBy: '2026-03-20T09:00:00.000Z' },
	rejected: { ...base, why: 'shipped_first', reason: HOSTILE, guide: GUIDE },
	'part-not-stopped': { ...base, why: 'shipped_first', stays: [{ title: HOSTILE, quantity: 1 }], guide: GUIDE },
	withdrawn: base,
	'refund-sent': { ...base, amount: 40000, rest: 14000 },
	'route-asked': { ...base, amount: 40000, failed: true },
	canceled: base,
	undone: base,
	'payment-request': payment,
	'payment-reminder': { ...payment, undone: null },
	'payment-received': payment,
	'order-again': payment,
	'message-from-shop': {
		...{ name: HOSTILE, order: HOSTILE, number: 'C-1001', timeZone: 'Asia/Seoul' },
		...{ author: HOSTILE, body: `${HOSTILE}\nsecond line` }
	},
	...ACCOUNT_SAMPLES,
	'parcel-not-stopped': {
		...{ ...account, order: HOSTILE, carrier: HOSTILE, items: [{ title: HOSTILE, quantity: 1 }] },
		guide: GUIDE
	},
	'return-news': {
		...account,
		order: HOSTILE,
		news: 'awaited',
		items: [{ title: HOSTILE, quantity: 1 }],
		guide: GUIDE
	},
	'withdrawal-received': { ...account, order: '20431', email: 'ada@example.com' },
	'supplier-access-lost': { ...account, supplier: HOSTILE, why: HOSTILE },
	'connection-unreached': { ...account, connection: HOSTILE, edi: true, trouble: 'unavailable' },
	'webhook-off': { ...account, endpoint: HOSTILE, address: HOSTILE, why: 'gone' },
	'refunds-due': {
		...{ name: HOSTILE, timeZone: 'Asia/Seoul', at: '2026-03-09T09:00:00.000Z' },
		...{ overdue: 1, today: 2, soon: 3, more: 5 },
		rows: [{ number: 'C-1001', order: HOSTILE, amount: 24000, currency: 'KRW', at: '2026-03-09T09:00:00.000Z' }]
	},
	'refund-failed': { ...account, number: 'C-1001', order: HOSTILE, customer: HOSTILE, amount: 24000, currency: 'KRW' },
	'work-overdue': { ...account, number: 'C-1001', order: HOSTILE, customer: HOSTILE, amount: null, currency: 'KRW' },
	'refund-to-release': {
		...account,
		number: 'C-1001',
		order: HOSTILE,
		customer: HOSTILE,
		amount: 600000,
		currency: 'KRW'
	},
	'request-unanswered': {
		...account,
		number: 'C-1001',
		order: HOSTILE,
		customer: HOSTILE,
		amount: 24000,
		currency: 'KRW'
	},
	'morning-summary': {
		...account,
		figures: {
			overdue: 1,
			dueToday: 2,
			mine: 3,
			unassigned: 4,
			failed: 5,
			refundsDue: 6,
			toRelease: 1,
			tasks: 7,
			declared: 2
		},
		rows: [
			{
				number: 'C-1001',
				order: HOSTILE,
				customer: HOSTILE,
				amount: 24000,
				currency: 'KRW',
				at: '2026-03-09T09:00:00.000Z'
			}
		]
	},
	'message-from-shopper': { ...account, order: HOSTILE, number: 'C-1001', author: HOSTILE, body: HOSTILE },
	'new-link': base,
	'partner-canceled': {
		...{ ...account, partner: HOSTILE, side: 'seller', by: 'buyer', order: HOSTILE, number: 'C-1001' },
		items: [{ title: HOSTILE, quantity: 2 }]
	},
	'supplier-letter': supplied,
	'supplier-reminder': supplied,
	'supplier-go-on': supplied
};
