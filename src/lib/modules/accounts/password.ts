import { no, yes, type Verdict } from '$lib/core/refusal';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

/** Whose password it is to be, and the commonest ones, in small letters. */
export type PasswordFacts = {
	readonly email: string;
	readonly name: string;
	readonly common: ReadonlySet<string>;
};

/**
 * Whether somebody may have this password. Length counts, signs don't: what is refused besides is what others try first,
 * the passwords everybody has and the person's own name and address.
 */
export function judgePassword(password: string, { email, name, common }: PasswordFacts): Verdict {
	const length = [...password].length;
	if (length < MIN_PASSWORD) return no('password.too_short', { least: MIN_PASSWORD });
	if (length > MAX_PASSWORD) return no('password.too_long', { most: MAX_PASSWORD });
	const plain = password.trim().toLowerCase();
	if (common.has(plain) || new Set(plain).size === 1) return no('password.common');
	const [mailbox = ''] = email.toLowerCase().split('@');
	const own = [email, mailbox, name, name.replaceAll(/\s/g, '')].map((one) => one.trim().toLowerCase());
	return own.includes(plain) ? no('password.personal') : yes(undefined);
}
