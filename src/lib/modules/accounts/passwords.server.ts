import { hash, verify } from '@node-rs/argon2';
import { demand } from '$lib/core/refusal';
import { COMMON_PASSWORDS } from './common-passwords.server';
import { judgePassword } from './password';

// OWASP's first choice for argon2id (the library's default kind): 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What we keep of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What we keep of a password somebody chose. @throws Refused `password.…` when it is too easy to guess */
export async function hashChosen(password: string, whose: { readonly email: string; readonly name: string }) {
	demand(judgePassword(password, { ...whose, common: COMMON_PASSWORDS }));
	return hashPassword(password);
}

/** Whether this is the password. Without a hash (nobody has this e-mail) it takes just as long to say no. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
	const same = await verify(kept ?? (await decoy), password, COST);
	return same && kept !== null;
}

const decoy = hashPassword('nobody has this password');
