import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { derive, sha256, type Secrets } from '$lib/server/config/secrets';
import { expiryOf, oldestToGive } from './link';
import {
	closeLinks,
	findByHash,
	findById,
	findOpen,
	insertLink,
	lockMaking,
	type TrackingLink
} from './repository.server';

const PURPOSE = 'track';

/** The link of a case, made where it has none that lasts. Its token is told by `giveAgain`. */
export async function linkFor(tx: Tx, ctx: Ctx, cancellationId: string): Promise<TrackingLink> {
	await lockMaking(tx, cancellationId);
	const known = await findOpen(tx, cancellationId, oldestToGive(ctx.now));
	if (known && tokenIn(ctx.secrets, known) !== undefined) return known;
	const id = ctx.newId('trk');
	const link = {
		id,
		cancellationId,
		tokenHash: sha256(derive(ctx.secrets, PURPOSE, id)),
		createdAt: ctx.now,
		expiresAt: expiryOf(ctx.now),
		revokedAt: null
	};
	await insertLink(tx, link);
	return link;
}

/** A link as a mail carries it. */
export type GivenLink = { readonly token: string; readonly expiresAt: Date };

/** A link's token, made again for a mail. None for a link we no longer have, or whose key has left the ring. */
export async function giveAgain(
	tx: Tx,
	{ secrets }: Pick<Ctx, 'secrets'>,
	linkId: string
): Promise<GivenLink | undefined> {
	const link = await findById(tx, linkId);
	const token = link && tokenIn(secrets, link);
	return link && token !== undefined ? { token, expiresAt: link.expiresAt } : undefined;
}

/** Each key of the ring is tried: the link may be older than the newest. */
const tokenIn = (secrets: Secrets, { id, tokenHash }: TrackingLink): string | undefined =>
	secrets.map((key) => derive([key], PURPOSE, id)).find((token) => sha256(token) === tokenHash);

/**
 * The cancellation a token opens. Only looks: mail scanners follow links.
 * @throws Refused `link.unknown`, or `link.expired` also for one that was revoked
 */
export async function openLink(tx: Tx, token: string, now: Date): Promise<string> {
	const link = await findByHash(tx, sha256(token));
	if (!link) throw new Refused('link.unknown');
	if (link.revokedAt || link.expiresAt <= now) throw new Refused('link.expired');
	return link.cancellationId;
}

/** Closes every link of the case; the next mail about it brings a new one. */
export const revoke = (tx: Tx, { now }: Pick<Ctx, 'now'>, cancellationId: string) =>
	closeLinks(tx, cancellationId, now);
