import { demand, Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { derive, sha256, type Secrets } from '$lib/server/config/secrets';
import {
	closeLinks,
	findLink,
	findLinkByHash,
	insertLink,
	lockMaking,
	markUsed,
	sweepLinks
} from '../repository/links.server';
import { LINK_KINDS, linkPath, type LinkKind } from './kinds';
import { judgeLink, type AccountLink } from './link';

const PURPOSE = 'account_link';
/** How long we can still say that a link is expired, and not that we never heard of it. */
const REMEMBER = 90 * DAY;

/** A link to make. `facts`: what its use will need besides. */
export type NewLink = {
	readonly kind: LinkKind;
	readonly subject: string;
	readonly email: string;
	readonly facts?: Readonly<Record<string, string>>;
};

/**
 * Makes a link and closes the one of its kind that was sent there before. Its token is told by `giveLink`, to the mail that
 * carries it. One round trip.
 */
export async function makeLink(tx: Tx, ctx: Ctx, { kind, subject, facts = {}, ...to }: NewLink): Promise<AccountLink> {
	const { lasts, once } = LINK_KINDS[kind];
	const id = ctx.newId('lnk');
	const email = to.email.toLowerCase();
	const tokenHash = sha256(derive(ctx.secrets, PURPOSE, id));
	const times = { createdAt: ctx.now, expiresAt: later(ctx.now, lasts), usedAt: null, revokedAt: null };
	const link = { id, tokenHash, kind, subject, email, facts, ...times };
	await Promise.all([
		...(once ? [lockMaking(tx, subject), closeLinks(tx, { subject, kinds: [kind], email }, ctx.now)] : []),
		insertLink(tx, link)
	]);
	return link;
}

/** A link as a mail carries it. */
export type GivenLink = { readonly path: string; readonly expiresAt: Date; readonly once: boolean };

/** Where a link leads, token and all, made again for its mail. None for one we no longer have, or whose key left the ring. */
export async function giveLink(tx: Tx, { secrets }: Pick<Ctx, 'secrets'>, id: string): Promise<GivenLink | undefined> {
	const link = await findLink(tx, id);
	const token = link && tokenIn(secrets, link);
	if (!link || token === undefined) return undefined;
	return { path: linkPath(link.kind, token), expiresAt: link.expiresAt, once: LINK_KINDS[link.kind].once };
}

/** Each key of the ring is tried: the link may be older than the newest. */
const tokenIn = (secrets: Secrets, { id, tokenHash }: AccountLink): string | undefined =>
	secrets.map((key) => derive([key], PURPOSE, id)).find((token) => sha256(token) === tokenHash);

/**
 * What a token opens. Only looks: mail scanners follow links.
 * @throws Refused `link.unknown`, `link.used`, or `link.expired` also for one that a newer took the place of
 */
export const lookAtLink = async (
	tx: Tx,
	{ now }: Pick<Ctx, 'now'>,
	token: string,
	...kinds: readonly LinkKind[]
): Promise<AccountLink> => demand(judgeLink(await findLinkByHash(tx, sha256(token)), kinds, now));

/** Uses a link up, in the transaction of what it is used for. Of two at once, the second is refused. */
export async function useLink(
	tx: Tx,
	ctx: Pick<Ctx, 'now'>,
	token: string,
	...kinds: readonly LinkKind[]
): Promise<AccountLink> {
	const link = await lookAtLink(tx, ctx, token, ...kinds);
	if (!(await markUsed(tx, link.id, ctx.now))) throw new Refused('link.used');
	return link;
}

/** Closes every link about somebody, or those of some kinds, so that an old mail opens nothing. */
export const revokeLinks = (tx: Tx, { now }: Pick<Ctx, 'now'>, subject: string, kinds: readonly LinkKind[]) =>
	closeLinks(tx, { subject, kinds }, now);

/** Forgets links that are long past. */
export const forgetLinks = async ({ db, now }: Ctx): Promise<void> => {
	await sweepLinks(db, later(now, -REMEMBER));
};
