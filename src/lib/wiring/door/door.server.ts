import type { Cookies } from '@sveltejs/kit';
import { NOBODY, type Actor } from '$lib/core/actor';
import { actorOf, actorOfKey } from '$lib/modules/accounts/actors.server';
import { useKey } from '$lib/modules/accounts/repository/keys.server';
import type { Account } from '$lib/modules/accounts/repository/sessions.server';
import { audienceAt } from '$lib/modules/accounts/audience';
import { whoIsHere } from '$lib/modules/accounts/sessions.server';
import type { ApiKey } from '$lib/core/scopes';
import type { Ctx } from '$lib/server/ctx';
import type { Db } from '$lib/server/db';
import { sha256 } from '$lib/server/config/secrets';

/** Who a request is from. */
export type Visitor = { readonly actor: Actor; readonly account: Account | null; readonly apiKey: ApiKey | null };

type Asked = { readonly url: URL; readonly request: Request; readonly cookies: Cookies };

const STRANGER: Visitor = { actor: NOBODY, account: null, apiKey: null };

/** Who is asking, in at most one query: by API key under /api/v1, else by the session of that side of the house. */
export async function visitorOf(
	{ db, now }: Pick<Ctx, 'db' | 'now'>,
	{ url, request, cookies }: Asked
): Promise<Visitor> {
	if (isUnder(url, '/api/v1')) return byKey(db, request.headers.get('authorization'), now);
	const audience = audienceAt(url.pathname);
	const account = await whoIsHere({ tx: db, audience, cookies, secure: url.protocol === 'https:' });
	return account ? { actor: actorOf(account), account, apiKey: null } : STRANGER;
}

async function byKey(db: Db, header: string | null, now: Date): Promise<Visitor> {
	const [, key] = /^Bearer\s+(rsk_\S+)$/i.exec(header ?? '') ?? [];
	const apiKey = key ? await useKey(db, sha256(key), now) : null;
	return apiKey ? { actor: actorOfKey(apiKey), account: null, apiKey } : STRANGER;
}

const isUnder = ({ pathname }: URL, path: string) => pathname === path || pathname.startsWith(`${path}/`);
