import { Secret, TOTP } from 'otpauth';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import { DIGITS } from './digits';

/** How long a code is shown, and what a phone's clock may be off by, in steps to either side. */
export const PERIOD_SECONDS = 30;
const WINDOW = 1;
export const SECRET_BYTES = 20; // as long as the SHA-1 of RFC 6238's HMAC

/** The step of time a moment lies in. Codes follow the real clock, as a phone does. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / (PERIOD_SECONDS * SECOND));

export type Tried = {
	/** In base 32, as an app takes it. */
	readonly secret: string;
	readonly code: string;
	readonly at: Date;
	/** The newest step a code was taken of; it and all before it are over. */
	readonly lastStep: number | null;
};

/** The step whose code this is. One that is used, older than a used one, or more than a step away is no code. */
export function stepOf({ secret, code, at, lastStep }: Tried): Verdict<number> {
	if (!isOfApp(code)) return no('auth.wrong_code');
	const otp = new TOTP({ secret, digits: DIGITS, period: PERIOD_SECONDS });
	const away = otp.validate({ token: plain(code), timestamp: at.getTime(), window: WINDOW });
	if (away === null) return no('auth.wrong_code');
	const step = stepAt(at) + away;
	return lastStep !== null && step <= lastStep ? no('auth.wrong_code') : yes(step);
}

/** Whether this looks like a code of an app; what does not may be a recovery code. */
export const isOfApp = (code: string): boolean => new RegExp(`^\\d{${DIGITS}}$`).test(plain(code));

/** A code as typed: apps show it in two halves, and some keyboards type wide digits. */
const plain = (code: string): string => code.normalize('NFKC').replace(/\s/g, '');

/** Random bytes as the secret an app takes. */
export const secretOf = (bytes: Uint8Array): string => new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;

/** A secret as people type it: in groups of four. */
export const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** What an app reads from the picture. */
export const keyUri = (secret: string, { shop, email }: { readonly shop: string; readonly email: string }): string =>
	new TOTP({ secret, issuer: shop, label: email, digits: DIGITS, period: PERIOD_SECONDS }).toString();
