import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { MAX_PASSWORD } from './password';

/** What the sign-in pages ask for. */
export const signInInput = z
	.object({
		email: z
			.string()
			.trim()
			.toLowerCase()
			.max(254)
			.pipe(z.email({ error: () => m.sign_in_email_wrong() })),
		password: z
			.string()
			.min(1, { error: () => m.sign_in_password_missing() })
			.max(MAX_PASSWORD),
		next: z.string().default('')
	})
	.meta({ title: 'SignIn' });
export type SignInInput = z.output<typeof signInInput>;

/** An address on this site, or the one to fall back to: whoever follows a link to us must not end up elsewhere. */
export function ownPath(path: string, otherwise: string): string {
	const base = 'http://own.invalid';
	if (!path.startsWith('/') || !URL.canParse(path, base)) return otherwise;
	const { origin, pathname, search } = new URL(path, base);
	return origin === base && !pathname.startsWith('//') ? pathname + search : otherwise;
}
