import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { enqueue } from '$lib/server/jobs/queue';
import { keepInterchange } from '../../modules/cancellations/edi/flow/keep.server';
import { lookAtEdi } from '../../modules/cancellations/edi/look-edi.server';
import type { EdiView } from '../../modules/cancellations/edi/schema';
import { workEdiMessage } from '../../modules/cancellations/jobs/edi.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { arrivalOf } from '../../modules/channels/edi/partner/arrival';
import { getPartner, partnerOf } from '../../modules/channels/repository/edi-partners.server';
import { ediFailureWord } from './edi.server';

type Pasted = { readonly id: string; readonly text: string };

/** What a partner's message says and would do, by what was agreed with it. Nothing is kept. */
export async function readByHand(ctx: Ctx, { id, text }: Pasted): Promise<EdiView> {
	demandManager(ctx);
	const row = await getPartner(ctx.db, id);
	const { quantity_means: meaning, order_prefix: prefix } = row.terms;
	const view = await lookAtEdi(ctx, { text, meaning, control: '1', go: '' }, prefix);
	if ('trouble' in view) return view;
	const why = ediFailureWord(arrivalOf(partnerOf(row), row, text).refused);
	const troubles = why === undefined || view.troubles.includes(why) ? view.troubles : [why, ...view.troubles];
	return { ...view, troubles, receipts: [] };
}

/**
 * Takes in a message of a partner whose messages go by hand, exactly as one that was fetched: kept in the log, done once,
 * and answered. @returns its id in the log @throws Refused `edi.not_by_hand`
 */
export async function takeByHand(ctx: Ctx, { id, text }: Pasted): Promise<string> {
	demandManager(ctx);
	const { way, state } = await getPartner(ctx.db, id);
	if (way !== 'none' || state !== 'on') throw new Refused('edi.not_by_hand');
	const kept = await keepInterchange(ctx, id, { text, file: '' });
	if (kept.news) await enqueue(ctx.db, [workEdiMessage.with({ message: kept.id })]);
	return kept.id;
}
