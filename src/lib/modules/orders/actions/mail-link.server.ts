import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { guestActor } from '$lib/core/actor';
import { makeLink } from '../../accounts/links/links.server';
import { findByNumberAndEmail } from '../repository/joining.server';

/** Mails the link to an order to the address it was placed with, where number and address belong together. */
export async function mailOrderLink(
	ctx: Ctx,
	asked: { readonly number: string; readonly email: string }
): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const order = await findByNumberAndEmail(tx, asked);
		if (!order) return;
		const { id, email, name } = order;
		const link = await makeLink(tx, ctx, { kind: 'open_order', subject: id, email });
		const by = withActor(ctx, guestActor(id, name));
		await record(tx, by, { name: 'order.link_asked', subject: id, orderId: id, data: { link: link.id } });
	});
}
