import { DAY, HOUR, MINUTE } from '$lib/core/time';

/** Everything a link from a mail can be for. */
export const LINK_KIND_NAMES = [
	'verify_email',
	'sign_in',
	'reset_password',
	'change_email',
	'not_me',
	'open_order',
	'join_staff',
	'reset_staff_password',
	'pay',
	'order_again',
	'join_partner',
	'partner_sign_in'
] as const;
export type LinkKind = (typeof LINK_KIND_NAMES)[number];

type Shape = {
	/** How long it works. */
	readonly lasts: number;
	/** Works once, and a newer one takes its place. */
	readonly once: boolean;
	/** Where it leads; the token follows. */
	readonly under: string;
};

/** How each kind of link lives. The shorter, the more it can do without a password. */
// prettier-ignore
export const LINK_KINDS = {
	verify_email:         { lasts: 2 * DAY,     once: true,  under: '/verify-email' },
	sign_in:              { lasts: 30 * MINUTE, once: true,  under: '/sign-in/link' },
	reset_password:       { lasts: HOUR,        once: true,  under: '/reset-password' },
	change_email:         { lasts: DAY,         once: true,  under: '/confirm-email' },
	not_me:               { lasts: 7 * DAY,     once: true,  under: '/not-me' },
	open_order:           { lasts: 7 * DAY,     once: false, under: '/order' },
	join_staff:           { lasts: 7 * DAY,     once: true,  under: '/admin/join' },
	reset_staff_password: { lasts: HOUR,        once: true,  under: '/admin/reset-password' },
	pay:                  { lasts: 30 * DAY,    once: false, under: '/pay' },
	order_again:          { lasts: 14 * DAY,    once: true,  under: '/again' },
	join_partner:         { lasts: 7 * DAY,     once: true,  under: '/partner/sign-in' },
	partner_sign_in:      { lasts: 30 * MINUTE, once: true,  under: '/partner/sign-in' }
} as const satisfies Record<LinkKind, Shape>;

/** Where a link leads. */
export const linkPath = (kind: LinkKind, token: string) => `${LINK_KINDS[kind].under}/${token}`;
