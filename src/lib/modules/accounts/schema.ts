import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { MAX_PASSWORD } from './password';

export const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(254)
	.pipe(z.email({ error: () => m.sign_in_email_wrong() }));
const known = z.string().max(MAX_PASSWORD);
const typed = known.min(1, { error: () => m.sign_in_password_missing() });
/** Whether it is a good one is judged where more is known of its owner. */
export const chosen = z
	.string()
	.min(1, { error: () => m.door_password_missing() })
	.max(1000);
export const name = z
	.string()
	.trim()
	.min(1, { error: () => m.door_name_missing() })
	.max(100);

/** What the sign-in pages ask for. */
export const signInInput = z.object({ email, password: typed, next: z.string().default('') }).meta({ title: 'SignIn' });
export type SignInInput = z.output<typeof signInInput>;

export const signUpInput = z.object({ name, email, password: chosen }).meta({ title: 'SignUp' });
export type SignUpInput = z.output<typeof signUpInput>;

/** Where a link is to be mailed. */
export const emailInput = z.object({ email }).meta({ title: 'EmailForLink' });

/** An order and the address it was placed with. */
export const orderLinkInput = z
	.object({
		number: z
			.string()
			.trim()
			.transform((number) => number.replace(/^#/, ''))
			.pipe(
				z
					.string()
					.min(1, { error: () => m.door_order_number_missing() })
					.max(100)
			),
		email
	})
	.meta({ title: 'OrderForLink' });

/** The password of whoever is not signed in here; empty where they are. */
export const confirmInput = z.object({ password: known.default('') }).meta({ title: 'Confirmation' });
export const newPasswordInput = z.object({ password: chosen }).meta({ title: 'NewPassword' });
export const changePasswordInput = z
	.object({ current: known.default(''), password: chosen })
	.meta({ title: 'PasswordChange' });
export const changeEmailInput = z.object({ email, password: known.default('') }).meta({ title: 'EmailChange' });
export const sessionInput = z.object({ session: z.string().max(100) }).meta({ title: 'SessionToEnd' });
export const deletionInput = z
	.object({
		password: known.default(''),
		sure: z
			.string()
			.default('')
			.refine((sure) => sure === 'on', { error: () => m.door_delete_sure_missing() })
	})
	.meta({ title: 'Deletion' });

const ZONES: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

export const profileInput = z
	.object({
		name,
		/** Without it, as it was. */
		locale: z.enum(locales).optional(),
		/** Empty: as the shop's. */
		time_zone: z.string().refine((zone) => zone === '' || ZONES.has(zone), { error: () => m.door_zone_wrong() })
	})
	.meta({ title: 'Profile' });
export type ProfileInput = z.output<typeof profileInput>;

/** An address on this site, or the one to fall back to: whoever follows a link to us must not end up elsewhere. */
export function ownPath(path: string, otherwise: string): string {
	const base = 'http://own.invalid';
	if (!path.startsWith('/') || !URL.canParse(path, base)) return otherwise;
	const { origin, pathname, search } = new URL(path, base);
	return origin === base && !pathname.startsWith('//') ? pathname + search : otherwise;
}
