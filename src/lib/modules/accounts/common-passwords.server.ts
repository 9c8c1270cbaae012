import { dictionary } from '@zxcvbn-ts/language-common';

const HOW_MANY = 10_000;

/** The passwords most people have, in small letters. Looked up here; no password is ever sent anywhere. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common'].slice(0, HOW_MANY));
