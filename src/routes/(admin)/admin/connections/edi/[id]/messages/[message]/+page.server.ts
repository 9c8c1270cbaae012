import { idOf } from '$lib/core/ids';
import { getPartner } from '$lib/modules/channels/repository/edi-partners.server';
import { page } from '$lib/server/http/page';
import { ediFailureWord, seeEdiMessage } from '$lib/wiring/channels/edi.server';

export const load = page({ id: idOf('con'), message: idOf('edm') }, async (ctx, { id, message: wanted }) => {
	const [{ name, way }, it] = await Promise.all([getPartner(ctx.db, id), seeEdiMessage(ctx, { id, message: wanted })]);
	return { partner: { id, name, way }, message: { ...it, failureWord: ediFailureWord(it.failure) } };
});
