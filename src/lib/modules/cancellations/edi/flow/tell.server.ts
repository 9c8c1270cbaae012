import { SYSTEM } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { theirNumber } from '../../../channels/edi/partner/terms';
import { partnerNamed, partnerOf } from '../../../channels/repository/edi-partners.server';
import { caseOn } from '../../case';
import { readDesk } from '../../repository/queue/desk.server';
import type { Target } from '../../schema';
import { decisionOn, noticeOf, outcomeOf } from '../outcome';
import { dayOf, queueEdi } from './queue.server';

/**
 * Tells the buyer of an order by message what was decided: the answer to what it asked for, or that we canceled. Nothing
 * is told within the grace, and everything once.
 */
export const tellBuyer = (ctx: Ctx, { id }: Target): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const desk = await readDesk(tx, SYSTEM, { cancellation: id });
		const { order } = desk;
		const it = caseOn(desk, id);
		const decision = decisionOn(it);
		if (order.channel !== 'edi' || order.partner === null || decision === undefined) return;
		const row = await partnerNamed(tx, order.partner);
		if (row?.side !== 'buyer') return;
		const partner = partnerOf(row);
		const number = theirNumber(partner.terms, order.number);
		const said = { number, day: dayOf(ctx), meaning: partner.terms.quantity_means };
		const locale = partner.terms.locale;
		const why = it.reasonShown && it.reason ? it.reason : m.edi_note_rejected({}, { locale });
		const message =
			it.origin === 'partner'
				? outcomeOf(it, order.lines, { ...said, decision, why })
				: decision === 'accepted'
					? noticeOf(it, order.lines, { ...said, why: m.edi_note_canceled({}, { locale }) })
					: undefined;
		if (message)
			await queueEdi(tx, ctx, partner, {
				...{ key: `${it.id}:${decision}`, message, orderId: order.id, cancellationId: it.id }
			});
	});
