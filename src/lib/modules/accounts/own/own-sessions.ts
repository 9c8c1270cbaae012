import type { Locale } from '$lib/paraglide/runtime';
import { browserWords } from '../browser-words';
import type { OwnSession } from './own-page';

type Stored = Pick<OwnSession, 'address' | 'seenAt' | 'createdAt'> & {
	readonly idHash: string;
	readonly userAgent: string;
};

/** The browsers somebody is signed in with, as they call them. `session`: the one that asks. */
export const ownSessions = (
	sessions: readonly Stored[],
	{ session, locale }: { readonly session: string | null; readonly locale: Locale }
): OwnSession[] =>
	sessions.map(({ idHash, userAgent, address, seenAt, createdAt }) => ({
		id: idHash,
		browser: browserWords(userAgent, locale),
		address,
		seenAt,
		createdAt,
		here: idHash === session
	}));
