import { supplierActor, SYSTEM } from '$lib/core/actor';
import { demand } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiAnswer } from '../../../channels/edi/message';
import { ourNumber } from '../../../channels/edi/partner/terms';
import { askAwaited } from '../../../suppliers/repository/waiting.server';
import { answerIn, awaitedFrom } from '../../actions/decide/supplier-answer.server';
import { caseOn } from '../../case';
import { lockDesk } from '../../repository/queue/desk.server';
import { takeAcknowledgment } from './acknowledged-in.server';
import { tried } from './tried.server';
import type { Outcome, Working } from './working.server';

/**
 * A supplier's answer to our calling an order off. Only a yes to all of it is one: whole orders are all that was asked for,
 * so a yes with changes is a no that says why, and people decide.
 */
export async function takeAnswer(tx: Tx, ctx: Ctx, said: EdiAnswer, { partner, row }: Working): Promise<Outcome> {
	if (row.supplierId === null) return { why: m.edi_why_other_side() };
	const numbers = [said.number, ourNumber(partner.terms, said.number)];
	if (said.to === 'order') return takeAcknowledgment(tx, ctx, said, { partner, row, numbers });
	const ask = await askAwaited(tx, row.supplierId, numbers);
	// Asked by nobody it is the supplier itself that can't deliver, as when it says no to the order.
	if (!ask && said.off) return takeAcknowledgment(tx, ctx, { ...said, answer: 'rejected' }, { partner, row, numbers });
	if (!ask) return { why: m.edi_why_not_asked({ number: said.number }) };
	const { orderId, cancellationId, supplierOrderId } = ask;
	const done = await tried(tx, ctx, async (inner, given) => {
		const desk = await lockDesk(inner, SYSTEM, { order: orderId });
		const it = caseOn(desk, cancellationId);
		const mine = demand(awaitedFrom(desk, it, ask.id));
		const answer = isYes(said) ? 'approved' : 'declined';
		const isHalf = said.answer !== 'rejected' && answer === 'declined';
		const note = isHalf ? [m.edi_note_changed(), said.note].filter(Boolean).join(' ') : said.note;
		const supplier = withActor(given, supplierActor(supplierOrderId, partner.name));
		await answerIn(inner, supplier, { desk, it, mine }, { answer, note, via: 'edi' });
		return { orderId, cancellationId };
	});
	return { orderId, cancellationId, ...done };
}

/** Its head says so, and none of its lines otherwise. */
const isYes = ({ answer, lines }: EdiAnswer) =>
	answer === 'accepted' && lines.every((one) => one.answer === 'accepted' || one.answer === 'deleted');
