import { MOST_FORM_BYTES } from '$lib/modules/cancellations/talk/attachment';

/** Who may come in. `key` is checked by endpoint(), `sender` (a signature or a token) by the route itself. */
export type Guard = 'anyone' | 'shopper' | 'staff' | 'partner' | 'key' | 'sender' | 'demo';

type Row = {
	readonly under: string;
	readonly guard: Guard;
	/** Kept out of search engines. */
	readonly hidden?: boolean;
	/** Takes files of any size while they arrive; elsewhere a body is small. */
	readonly uploads?: boolean;
	/** Stripe's fields may stand on it, where that takes payments. */
	readonly paid?: boolean;
	/** How many bytes a body may have, where that is more than a form needs. */
	readonly most?: number;
	/** Open to staff who still owe the app their role asks for: the place to add it. */
	readonly withoutApp?: boolean;
};

/** Who may open what is under an address. The first row that fits counts; a route without a row fails a test. */
// prettier-ignore
export const GUARDS: readonly Row[] = [
	{ under: '/admin/sign-in',   guard: 'anyone',  hidden: true },
	{ under: '/admin/sign-out',  guard: 'anyone',  hidden: true },
	{ under: '/admin/join',       guard: 'anyone',  hidden: true },
	{ under: '/admin/reset-password', guard: 'anyone', hidden: true },
	{ under: '/admin/account/two-step', guard: 'staff', hidden: true, withoutApp: true },
	{ under: '/admin/import',    guard: 'staff',   hidden: true, uploads: true },
	{ under: '/admin/cancellations', guard: 'staff', hidden: true, most: MOST_FORM_BYTES },
	{ under: '/admin',           guard: 'staff',   hidden: true },
	{ under: '/partner/sign-in', guard: 'anyone',  hidden: true },
	{ under: '/partner/sign-out', guard: 'anyone', hidden: true },
	{ under: '/partner/cancellations', guard: 'partner', hidden: true, most: MOST_FORM_BYTES },
	{ under: '/partner',         guard: 'partner', hidden: true },
	{ under: '/account/cancellations', guard: 'shopper', hidden: true, most: MOST_FORM_BYTES },
	{ under: '/account',         guard: 'shopper', hidden: true },
	{ under: '/dev',             guard: 'demo',    hidden: true },
	{ under: '/api/v1',          guard: 'key',     hidden: true },
	{ under: '/api',             guard: 'anyone' },
	{ under: '/webhooks',        guard: 'sender',  hidden: true },
	{ under: '/track',           guard: 'sender',  hidden: true, most: MOST_FORM_BYTES },
	{ under: '/pay',             guard: 'sender',  hidden: true, paid: true },
	{ under: '/supplier',        guard: 'sender',  hidden: true },
	{ under: '/again',           guard: 'sender',  hidden: true },
	{ under: '/order',           guard: 'anyone',  hidden: true, most: MOST_FORM_BYTES },
	{ under: '/verify-email',    guard: 'sender',  hidden: true },
	{ under: '/reset-password',  guard: 'anyone',  hidden: true },
	{ under: '/confirm-email',   guard: 'sender',  hidden: true },
	{ under: '/not-me',          guard: 'sender',  hidden: true },
	{ under: '/sign-in/link',    guard: 'anyone',  hidden: true },
	{ under: '/sign-in',         guard: 'anyone' },
	{ under: '/sign-up',         guard: 'anyone' },
	{ under: '/sign-out',        guard: 'anyone',  hidden: true },
	{ under: '/locale',          guard: 'anyone',  hidden: true },
	{ under: '/theme',           guard: 'anyone',  hidden: true },
	{ under: '/unsubscribe',     guard: 'sender',  hidden: true },
	{ under: '/withdraw',        guard: 'anyone' },
	{ under: '/policy',          guard: 'anyone' },
	{ under: '/logo',            guard: 'anyone',  hidden: true },
	{ under: '/healthz',         guard: 'anyone',  hidden: true }
];

const START: Row = { under: '/', guard: 'anyone' };

/** The row for a route, by its id or its address. */
export function guardOf(route: string): Row | undefined {
	const path = route.replace(/\/\([^)]*\)/g, '') || '/';
	if (path === '/') return START;
	return GUARDS.find(({ under }) => path === under || path.startsWith(`${under}/`));
}
