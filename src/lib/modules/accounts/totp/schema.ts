import { z } from 'zod';
import { m } from '$lib/paraglide/messages';

const MAX_CODE = 40;

const code = z
	.string()
	.trim()
	.min(1, { error: () => m.team_code_missing() })
	.max(MAX_CODE, { error: () => m.refusal_auth_wrong_code() });

/** A code of the app, or a recovery code. */
export const codeInput = z.object({ code }).meta({ title: 'SecondStep' });

/** The same at the door, with where to go on to. */
export const codeSignInInput = z.object({ code, next: z.string().default('') }).meta({ title: 'SecondStepSignIn' });
