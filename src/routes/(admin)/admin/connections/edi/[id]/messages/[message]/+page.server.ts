import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { markSentEdi, resendEdi } from '$lib/modules/cancellations/edi/flow/resend.server';
import { getPartner } from '$lib/modules/channels/repository/edi-partners.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { ediFailureWord, seeEdiMessage } from '$lib/wiring/channels/edi.server';
import { act } from '../../../../../act';

export const load = page({ id: idOf('con'), message: idOf('edm') }, async (ctx, { id, message: wanted }) => {
	const [{ name, way }, it] = await Promise.all([getPartner(ctx.db, id), seeEdiMessage(ctx, { id, message: wanted })]);
	return { partner: { id, name, way }, message: { ...it, failureWord: ediFailureWord(it.failure) } };
});

const target = z.object({ id: idOf('con'), message: idOf('edm') });

export const actions = {
	again: act(target, m.edi_resent, resendEdi),
	sent: act(target, m.edi_marked_sent, markSentEdi)
};
