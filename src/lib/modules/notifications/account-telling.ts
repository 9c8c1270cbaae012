import type { AccountPayload } from './account-payload';
import type { AccountMessage } from './names';

/** What a mail about an account may have to say besides who it is for. */
export type AccountNews = AccountPayload & {
	readonly place?: { readonly userAgent: string; readonly address: string } | undefined;
	readonly closes?: string | undefined;
	readonly order?: string | undefined;
};

/** The payload of that message. What its schema misses, it will refuse. */
export function accountContent(message: AccountMessage, news: AccountNews): Readonly<Record<string, unknown>> {
	const { name, timeZone, at, place, closes, order } = news;
	const base = { name, timeZone, at };
	if (message === 'new-place') return { ...base, ...place };
	if (message === 'deletion-asked') return { ...base, closes };
	return message === 'open-order' ? { ...base, order } : base;
}
