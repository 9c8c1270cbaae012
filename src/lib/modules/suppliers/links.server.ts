import { Refused } from '$lib/core/refusal';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { derive, sha256, type Secrets } from '$lib/server/config/secrets';
import { supplierLinkUntil } from './link';
import {
	findOpenLink,
	findSupplierLink,
	insertSupplierLink,
	lockLinkMaking,
	type SupplierLink
} from './repository/links.server';

const PURPOSE = 'supplier';
const LEAST_DAYS = 7;

/** The link of a supplier order, made where it has none that lasts a week. Its token is told by `giveSupplierLink`. */
export async function supplierLinkFor(tx: Tx, ctx: Ctx, supplierOrderId: string): Promise<SupplierLink> {
	await lockLinkMaking(tx, supplierOrderId);
	const known = await findOpenLink(tx, supplierOrderId, later(ctx.now, LEAST_DAYS * DAY));
	if (known && tokenIn(ctx.secrets, known) !== undefined) return known;
	const id = ctx.newId('slk');
	const link = {
		id,
		supplierOrderId,
		tokenHash: sha256(derive(ctx.secrets, PURPOSE, id)),
		createdAt: ctx.now,
		expiresAt: supplierLinkUntil(ctx.now),
		revokedAt: null
	};
	await insertSupplierLink(tx, link);
	return link;
}

/** A link's token, made again for a mail or for whoever passes it on. None for one whose key has left the ring. */
export async function giveSupplierLink(tx: Tx, { secrets }: Pick<Ctx, 'secrets'>, id: string) {
	const link = await findSupplierLink(tx, { id });
	const token = link && tokenIn(secrets, link);
	return link && token !== undefined && link.revokedAt === null ? { token, until: link.expiresAt } : undefined;
}

/** Each key of the ring is tried: the link may be older than the newest. */
const tokenIn = (secrets: Secrets, { id, tokenHash }: SupplierLink): string | undefined =>
	secrets.map((key) => derive([key], PURPOSE, id)).find((token) => sha256(token) === tokenHash);

/**
 * The supplier order a token opens. Only looks: mail scanners follow links.
 * @throws Refused `link.unknown`, or `link.expired` also for one that was revoked
 */
export async function openSupplierLink(tx: Tx, token: string, now: Date): Promise<string> {
	const link = await findSupplierLink(tx, { tokenHash: sha256(token) });
	if (!link) throw new Refused('link.unknown');
	if (link.revokedAt || link.expiresAt <= now) throw new Refused('link.expired');
	return link.supplierOrderId;
}
