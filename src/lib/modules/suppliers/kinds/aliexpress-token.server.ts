import { z } from 'zod';
import { SECOND } from '$lib/core/time';
import { ADDRESS, signatureOf, type AliexpressSettings } from './aliexpress-client.server';
import { ReadingError } from './reader';

const PATH = '/auth/token/refresh';
const ANSWER_WITHIN = 15 * SECOND;

/** What a renewal gives: the token, what renews it the next time, and until when the token counts. */
export type Renewed = { readonly token: string; readonly renewal: string; readonly expiresAt: Date };

/** Its system calls are signed like the others, with their path in front. @throws ReadingError for a no */
export async function renewAliexpress(
	{ appKey, appSecret, url = ADDRESS, answerWithin = ANSWER_WITHIN }: AliexpressSettings,
	renewal: string,
	at: Date
): Promise<Renewed> {
	const all = { app_key: appKey, refresh_token: renewal, sign_method: 'sha256', timestamp: String(at.getTime()) };
	const response = await fetch(new URL(`/rest${PATH}`, url), {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
		body: new URLSearchParams({ ...all, sign: signatureOf(all, appSecret, PATH) }),
		signal: AbortSignal.timeout(answerWithin),
		redirect: 'error'
	});
	return renewedIn(await response.json(), at);
}

const text = z.union([z.string(), z.number()]).transform(String);
const answered = z.object({
	access_token: z.string().min(1),
	refresh_token: z.string().min(1),
	expires_in: z.coerce.number()
});
const refused = z.object({ code: text, message: z.string().default('') });

function renewedIn(body: unknown, at: Date): Renewed {
	const yes = answered.safeParse(body);
	if (!yes.success) {
		const { code, message } = refused.parse(body);
		throw new ReadingError(code, message);
	}
	const { access_token, refresh_token, expires_in } = yes.data;
	return { token: access_token, renewal: refresh_token, expiresAt: new Date(at.getTime() + expires_in * SECOND) };
}
