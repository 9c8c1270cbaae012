import type { Cookies } from '@sveltejs/kit';
import { Lucia, TimeSpan, type Adapter, type Cookie, type DatabaseSession } from 'lucia';
import type { Tx } from '$lib/server/db';
import { sha256 } from '$lib/server/config/secrets';
import {
	addSession,
	extendSession,
	findSession,
	listSessions,
	removeExpiredSessions,
	removeSession,
	removeSessionsOf,
	touchSession,
	type Account,
	type Audience,
	type StoredSession,
	type Whence
} from './repository/sessions.server';

declare module 'lucia' {
	interface Register {
		DatabaseUserAttributes: Account;
		DatabaseSessionAttributes: Whence & { stale?: boolean };
		Lucia: Lucia<{ stale: boolean }, { account: Account }>;
	}
}

/** Where a session lives: whose it is, and the cookies that carry it. `secure` once we are reached by https. */
export type SessionPlace = {
	readonly tx: Tx;
	readonly audience: Audience;
	readonly cookies: Cookies;
	readonly secure: boolean;
};

const COOKIES = {
	shopper: 'rescind_session',
	staff: 'rescind_staff',
	partner: 'rescind_partner'
} as const satisfies Record<Audience, string>;
const LASTS = { shopper: new TimeSpan(30, 'd'), staff: new TimeSpan(12, 'h'), partner: new TimeSpan(7, 'd') } as const;

/** Who is signed in here, in one query. A session in the second half of its life is renewed by being used. */
export async function whoIsHere(place: SessionPlace): Promise<Account | null> {
	const lucia = luciaFor(place);
	const id = place.cookies.get(lucia.sessionCookieName);
	if (!id) return null;
	const { session, user } = await lucia.validateSession(id);
	if (!session) put(place, lucia.createBlankSessionCookie());
	else if (session.fresh) put(place, lucia.createSessionCookie(session.id));
	if (session?.stale) await touchSession(place.tx, sha256(session.id));
	return user?.account ?? null;
}

/** The session here as the table knows it, whether or not it still lives. */
export function sessionHere(place: SessionPlace): string | null {
	const id = place.cookies.get(luciaFor(place).sessionCookieName);
	return id ? sha256(id) : null;
}

/** Signs somebody in here, under an id that was never used before. */
export async function startSession(place: SessionPlace, userId: string, from: Whence): Promise<void> {
	const lucia = luciaFor(place);
	const { id } = await lucia.createSession(userId, from);
	put(place, lucia.createSessionCookie(id));
}

/** Signs out whoever is here. */
export async function endSession(place: SessionPlace): Promise<void> {
	const lucia = luciaFor(place);
	const id = place.cookies.get(lucia.sessionCookieName);
	if (id) await lucia.invalidateSession(id);
	put(place, lucia.createBlankSessionCookie());
}

function luciaFor({ tx, audience, secure }: SessionPlace) {
	return new Lucia(adapter(tx, audience), {
		sessionExpiresIn: LASTS[audience],
		sessionCookie: {
			name: `${secure ? '__Host-' : ''}${COOKIES[audience]}`,
			attributes: { secure, sameSite: 'lax', path: '/' }
		},
		getSessionAttributes: ({ stale }) => ({ stale: stale === true }),
		getUserAttributes: (account) => ({ account })
	});
}

/** Keeps only the SHA-256 of a session's id, and hands back the id itself. */
function adapter(tx: Tx, audience: Audience): Adapter {
	return {
		getSessionAndUser: async (id) => {
			const found = await findSession(tx, audience, sha256(id));
			if (!found) return [null, null];
			const { session, account } = found;
			return [databaseSession(id, session), { id: account.id, attributes: account }];
		},
		getUserSessions: async (userId) =>
			(await listSessions(tx, audience, userId)).map((row) => databaseSession(row.idHash, { ...row, stale: false })),
		setSession: async ({ id, userId, expiresAt, attributes: { userAgent, address } }) => {
			await addSession(tx, { idHash: sha256(id), audience, userId, expiresAt, userAgent, address });
		},
		updateSessionExpiration: async (id, expiresAt) => void (await extendSession(tx, sha256(id), expiresAt)),
		deleteSession: async (id) => void (await removeSession(tx, sha256(id))),
		deleteUserSessions: async (userId) => void (await removeSessionsOf(tx, audience, userId)),
		deleteExpiredSessions: async () => void (await removeExpiredSessions(tx))
	};
}

const databaseSession = (
	id: string,
	{ userId, expiresAt, userAgent, address, stale }: StoredSession
): DatabaseSession => ({ id, userId, expiresAt, attributes: { userAgent, address, stale } });

const put = ({ cookies }: SessionPlace, { name, value, attributes }: Cookie) =>
	cookies.set(name, value, { path: '/', ...attributes });
