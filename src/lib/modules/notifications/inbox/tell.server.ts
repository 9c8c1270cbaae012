import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Name } from '../names';
import { REGISTRY, type Entry } from '../registry/registry.data';
import { insertTold } from '../repository/inbox.server';

type Telling = {
	readonly occasion: string;
	readonly message: Name;
	readonly cancellationId: string | null;
	readonly content: Readonly<Record<string, unknown>>;
	readonly order: { readonly id: string; readonly shopperId: string };
};

/**
 * Tells a shopper in their account what a mail tells them, where the message goes that way, too. Told again it is not there
 * twice. The event is what open pages hear of: nothing follows from it.
 */
export async function tellInAccount(tx: Tx, ctx: Ctx, telling: Telling): Promise<void> {
	const { occasion, message, cancellationId, content, order } = telling;
	const entry: Entry = REGISTRY[message];
	if (!entry.by.includes('account')) return;
	const id = ctx.newId('ibx');
	const about = { orderId: order.id, shopperId: order.shopperId, cancellationId };
	const isNew = await insertTold(tx, { id, key: `${occasion}/${message}`, ...about, message, content, at: ctx.now });
	if (isNew) await record(tx, ctx, { name: 'account.told', subject: order.shopperId, data: { message, told: id } });
}
