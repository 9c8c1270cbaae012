import { Refused } from '$lib/core/refusal';
import { HOUR, later } from '$lib/core/time';
import { seal } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Checked, Registered } from '../connector';
import { changeConnection, countConnections, insertConnection, lockConnection } from '../repository/connections.server';
import { storeOfSupplier } from '../repository/sellers.server';
import type { NewStore } from '../schema';
import { demandOwner } from './rights.server';
import { addressIn, credentialsIn, demandFree, signingSecret, type Kind } from './typed.server';

/** Each is asked every hour what changed there, so there is an end. */
const MOST = 50;

/** A supplier's name is no longer. */
const LONGEST = 200;

/** The supplier whose store it is, by its name; it has just become one whose store is connected. */
export type SellerOf = (tx: Tx, name: string) => Promise<string>;

/** Keeps a connection. From now on, not before, its orders are ours too. @returns its id */
export async function addConnection(ctx: Ctx, input: NewStore, kind: Kind, sellerOf: SellerOf): Promise<string> {
	demandOwner(ctx);
	const { name, kind: connector, role: side } = input;
	if (!kind.sides.includes(side)) throw new Refused('connection.side_unknown', { role: side });
	const { supplier: named, ...typed } = input.credentials;
	const supplier = named || name;
	if (supplier.length > LONGEST) throw new Refused('connection.credentials_wrong', { fields: 'supplier' });
	const credentials = credentialsIn(kind, typed);
	const id = ctx.newId('con');
	await ctx.db.transaction(async (tx) => {
		if ((await countConnections(tx)) >= MOST) throw new Refused('connection.too_many', { most: MOST });
		await demandFree(tx, name);
		const supplierId = side === 'seller' ? await sellerOf(tx, supplier) : null;
		if (supplierId !== null && (await storeOfSupplier(tx, supplierId)))
			throw new Refused('connection.supplier_taken', { supplier });
		await insertConnection(tx, {
			...{ id, connector, side, supplierId, name, baseUrl: addressIn(input.base_url) },
			credentialsSealed: seal(ctx.secrets, JSON.stringify(credentials)),
			webhookSecretSealed: seal(ctx.secrets, input.webhook_secret ?? signingSecret(kind, credentials)),
			...{ backfilledTo: ctx.now, backfillDueAt: later(ctx.now, HOUR), createdAt: ctx.now },
			...{ left: kind.pace.size, leftAt: ctx.now, size: kind.pace.size, perSecond: kind.pace.perSecond }
		});
		await record(tx, ctx, { name: 'connection.added', subject: id, data: { name, connector, side } });
	});
	return id;
}

type Told = {
	readonly id: string;
	readonly checked: Checked;
	readonly missing: readonly string[];
	readonly webhooks: readonly Registered[];
};

/** Keeps what a connection said of itself when somebody tried it. */
export const noteCheck = (ctx: Ctx, { id, checked, missing, webhooks }: Told): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const { name } = await lockConnection(tx, id);
		await changeConnection(tx, id, {
			...{ checkedAt: ctx.now, shownName: checked.name, missing: [...missing] },
			webhooks: webhooks.flatMap(({ topic, refused }) => (refused === undefined ? [topic] : []))
		});
		await record(tx, ctx, { name: 'connection.tested', subject: id, data: { name } });
	});
