import type { Locale } from '$lib/paraglide/runtime';
import type { AccountMessage, CaseMessage, Name } from '../names';
import type { AccountPayload } from '../account-payload';
import type { CasePayload } from '../payload';

type Payload = Readonly<Record<string, unknown>>;

/** What each message says of an order that was never placed: for previews, tests to oneself, and snapshots. */
export const samplesIn = (locale: Locale): Readonly<Record<Name, Payload>> => {
	const said = WORDS[locale];
	const { name, lamp, author, body, supplier } = said;
	const payment = {
		...{ name, order: ORDER, currency: 'KRW', timeZone: ZONE, amount: 30000, undone: 'C-1027' },
		items: [{ title: lamp, quantity: 2 }]
	};
	const account = { name, timeZone: ZONE, at: AT };
	const supplied = { supplier, customer: name, order: ORDER, number: 'PO-77', items: [{ title: lamp, quantity: 2 }] };
	return {
		...caseSamples(said),
		'payment-request': payment,
		'payment-reminder': { ...payment, undone: null },
		'payment-received': payment,
		'order-again': { ...payment, undone: null },
		'message-from-shop': { name, order: ORDER, number: 'C-1027', timeZone: ZONE, author, body },
		'message-from-shopper': {
			...{ ...account, name: author, order: ORDER, number: 'C-1027' },
			...{ author: name, body: said.question }
		},
		'partner-canceled': {
			...{ ...account, partner: PARTNER, side: 'buyer', by: 'seller', order: ORDER, number: 'C-1027' },
			items: [{ title: lamp, quantity: 2 }]
		},
		'supplier-letter': supplied,
		'supplier-reminder': supplied,
		'supplier-go-on': supplied,
		...staffSamples(said, account),
		'withdrawal-received': { ...account, order: ORDER, email: 'ada@example.com' },
		'parcel-not-stopped': {
			...account,
			order: ORDER,
			carrier: said.carrier,
			items: [{ title: lamp, quantity: 1 }],
			guide: GUIDE
		},
		'return-news': { ...account, order: ORDER, news: 'awaited', items: [{ title: lamp, quantity: 1 }], guide: GUIDE },
		...accountSamples(account, author)
	};
};

const ORDER = '20431';
const ZONE = 'Asia/Seoul';
const AT = '2026-03-09T09:00:00.000Z';
const GUIDE = {
	text: { en: 'Pack it in its box.', ko: '원래 상자에 담아 주세요.' },
	...{ address: 'Returns, 12 Teheran-ro, Seoul', link: 'https://returns.example.com' }
};

type Words = Readonly<
	Record<'name' | 'lamp' | 'author' | 'body' | 'supplier' | 'why' | 'question' | 'endpoint' | 'carrier', string>
>;
const WORDS: Readonly<Record<Locale, Words>> = {
	en: {
		...{ name: 'Ada Lovelace', lamp: 'Walnut desk lamp', author: 'Sujin Lee', supplier: 'Bright Lamps Ltd' },
		body: 'Hello! Your lamp was about to leave tomorrow morning, and we could stop it. Do ask whatever you like.',
		why: 'It has left our warehouse already.',
		question: 'When will the money be with me?',
		...{ endpoint: 'Our warehouse', carrier: 'DHL' }
	},
	ko: {
		...{ name: '김민아', lamp: '월넛 책상 조명', author: '이수진', supplier: '한빛조명' },
		body: '안녕하세요. 조명은 내일 오전에 출고될 예정이었지만 멈출 수 있었습니다. 편히 문의해 주세요.',
		why: '이미 발송되었습니다.',
		question: '환불은 언제쯤 받을 수 있을까요?',
		...{ endpoint: '물류센터 연동', carrier: 'CJ대한통운' }
	}
};

function caseOf({ name, lamp }: Words): CasePayload {
	const refund = { trace: null, detailsNeeded: false };
	const arrival = { kind: 'on', date: '2026-03-13T09:00:00.000Z' } as const;
	return {
		...{ name, order: ORDER, number: 'C-1027', currency: 'KRW', timeZone: ZONE, shopsFault: false },
		items: [{ title: lamp, quantity: 2, amount: 30000 }],
		sums: [{ kind: 'shipping', amount: 3000 }],
		due: 33000,
		refunds: [
			{ ...refund, way: 'card', label: '••4242', amount: 30000, arrival },
			{ ...refund, way: 'points', label: '', amount: 3000, arrival: { kind: 'after_the_rest' } }
		]
	};
}

function caseSamples(said: Words): Readonly<Record<CaseMessage, Payload>> {
	const base = caseOf(said);
	const sent = base.refunds.slice(0, 1).map((one) => ({ ...one, trace: '74530016071000000021' }));
	return {
		'request-received': { ...base, onBehalf: false },
		'price-changed': { ...base, before: 36000, after: 33000, changes: [{ part: 'fee', before: 0, after: -3000 }] },
		accepted: {
			...base,
			shopsFault: true,
			cause: 'asked',
			supplierAwaited: true,
			refundBy: '2026-03-12T09:00:00.000Z'
		},
		rejected: { ...base, why: 'decided', reason: said.why },
		'part-not-stopped': { ...base, why: 'shipped_first', stays: [{ title: said.lamp, quantity: 1 }] },
		withdrawn: base,
		'refund-sent': { ...base, amount: 30000, rest: 3000, refunds: sent },
		'route-asked': { ...base, refunds: [], amount: 30000, failed: true },
		canceled: base,
		undone: base,
		'new-link': base
	};
}

const PARTNER = 'Hanok Interiors';
const BROWSER =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15';

const accountSamples = (account: AccountPayload, inviter: string): Readonly<Record<AccountMessage, Payload>> => ({
	'verify-email': account,
	'signed-up-again': account,
	'sign-in-link': account,
	'reset-password': account,
	'password-changed': account,
	'confirm-email': account,
	'email-taken': account,
	'email-changed': account,
	'new-place': { ...account, userAgent: BROWSER, address: '203.0.113.7' },
	'deletion-asked': { ...account, closes: '2026-03-23T09:00:00.000Z' },
	'account-closed': account,
	'open-order': { ...account, order: ORDER },
	'join-team': { ...account, inviter, role: 'manager' },
	'team-changed': { ...account, on: 'staff.role_changed', role: 'finance' },
	'two-step-changed': { ...account, on: 'staff.totp_turned_on' },
	'partner-invited': { ...account, inviter, partner: PARTNER, side: 'buyer' },
	'partner-sign-in': { ...account, partner: PARTNER }
});

const staffSamples = ({ name, author, endpoint }: Words, account: AccountPayload) => ({
	'refund-failed': alertSample(name, author, account),
	'work-overdue': alertSample(name, author, account),
	'refund-to-release': alertSample(name, author, account),
	'request-unanswered': alertSample(name, author, account),
	'refunds-due': {
		...account,
		...{ overdue: 1, today: 2, soon: 3, more: 5 },
		rows: [{ number: 'C-1027', order: ORDER, amount: 30000, currency: 'KRW', at: AT }]
	},
	'supplier-access-lost': { ...account, supplier: 'AliExpress', why: 'IllegalRefreshToken' },
	'connection-unreached': { ...account, connection: 'Walnut Shop', edi: false, trouble: 'unauthorized' },
	'webhook-off': { ...account, endpoint: endpoint, address: 'https://erp.example/hooks', why: 'failing' },
	'morning-summary': {
		...{ ...account, name: author },
		figures: {
			overdue: 1,
			dueToday: 3,
			mine: 4,
			unassigned: 7,
			failed: 1,
			refundsDue: 2,
			toRelease: 1,
			tasks: 5,
			declared: 1
		},
		rows: [{ number: 'C-1027', order: ORDER, customer: name, amount: 30000, currency: 'KRW', at: AT }]
	}
});

const alertSample = (customer: string, name: string, account: AccountPayload) => ({
	...{ ...account, name, number: 'C-1027', order: ORDER, customer, amount: 30000, currency: 'KRW' }
});
