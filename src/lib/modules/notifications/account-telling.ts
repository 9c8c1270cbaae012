import type { AccountPayload } from './account-payload';
import type { AccountMessage } from './names';

/** What a mail about an account may have to say besides who it is for. */
export type AccountNews = AccountPayload & {
	readonly place?: { readonly userAgent: string; readonly address: string } | undefined;
	readonly closes?: string | undefined;
	readonly order?: string | undefined;
	readonly inviter?: string | undefined;
	readonly role?: string | undefined;
	readonly partner?: string | undefined;
	readonly side?: string | undefined;
	readonly on?: string | undefined;
};

/** The payload of that message. What its schema misses, it will refuse. */
export function accountContent(message: AccountMessage, news: AccountNews): Readonly<Record<string, unknown>> {
	const { name, timeZone, at, place, closes, order, inviter, role, on, partner, side } = news;
	const base = { name, timeZone, at };
	if (message === 'new-place') return { ...base, ...place };
	if (message === 'deletion-asked') return { ...base, closes };
	if (message === 'join-team') return { ...base, inviter, role };
	if (message === 'partner-invited') return { ...base, inviter, partner, side };
	if (message === 'partner-sign-in') return { ...base, partner };
	if (message === 'team-changed') return { ...base, on, role };
	if (message === 'two-step-changed') return { ...base, on };
	return message === 'open-order' ? { ...base, order } : base;
}
