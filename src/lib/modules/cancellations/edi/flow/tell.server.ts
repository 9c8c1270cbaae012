import { SYSTEM } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { theirNumber } from '../../../channels/edi/partner/terms';
import { lineNumbersOf } from '../../../channels/repository/edi-lines.server';
import { saidUnder } from '../../../channels/repository/edi-messages.server';
import { partnerNamed, partnerOf } from '../../../channels/repository/edi-partners.server';
import { caseOn } from '../../case';
import { readDesk } from '../../repository/queue/desk.server';
import type { Target } from '../../schema';
import { numbered } from '../lines';
import { correctedOf, decisionOn, noticeOf, outcomeOf } from '../outcome';
import { dayOf, queueEdi } from './queue.server';

/**
 * Tells the buyer of an order by message what was decided: the answer to what it asked for, or that we canceled. Nothing
 * is told within the grace, and everything once. `corrects`: units left after it was told, so that it hears how it stands.
 */
export const tellBuyer = (ctx: Ctx, { id, corrects }: Target & { readonly corrects: boolean }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const desk = await readDesk(tx, SYSTEM, { cancellation: id });
		const { order } = desk;
		const it = caseOn(desk, id);
		const decision = decisionOn(it);
		if (order.channel !== 'edi' || order.partner === null || decision === undefined) return;
		const row = await partnerNamed(tx, order.partner);
		if (row?.side !== 'buyer') return;
		const partner = partnerOf(row);
		const lines = numbered(order.lines, await lineNumbersOf(tx, order.id));
		const number = theirNumber(partner.terms, order.number);
		const said = { number, day: dayOf(ctx), meaning: partner.terms.quantity_means };
		const locale = partner.terms.locale;
		const why = it.reasonShown && it.reason ? it.reason : m.edi_note_rejected({}, { locale });
		const message =
			it.origin === 'partner'
				? outcomeOf(it, lines, { ...said, decision, why })
				: decision === 'accepted'
					? noticeOf(it, lines, { ...said, why: m.edi_note_canceled({}, { locale }) })
					: undefined;
		const about = { orderId: order.id, cancellationId: it.id };
		const key = `${it.id}:${decision}`;
		const before = corrects && decision === 'accepted' ? await saidUnder(tx, row.id, key) : undefined;
		if (before?.kind === 'answer') {
			const now = correctedOf(it, lines, { ...said, before, why: m.edi_note_corrected({}, { locale }) });
			await queueEdi(tx, ctx, partner, { ...about, key: `${key}:${it.version}`, message: now });
		} else if (message) await queueEdi(tx, ctx, partner, { ...about, key, message });
	});
