import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { EDI_CAN } from '../../channels/edi/partner/terms';
import { isEdiBuyer } from '../../channels/repository/edi-partners.server';

/** An EDI buyer tells us by message, and makes no cancellation otherwise. @throws Refused `edi.by_message_only` */
export async function demandNoMessage(
	tx: Tx,
	{ actor }: Pick<Ctx, 'actor'>,
	order: { readonly partner: string | null }
): Promise<void> {
	if (EDI_CAN.buyer.create || actor.kind !== 'partner' || order.partner !== actor.id) return;
	if (await isEdiBuyer(tx, actor.id))
		throw new Refused('edi.by_message_only', { partner: actor.id, capability: 'create' });
}
