import { formatMoney } from '$lib/core/format';
import { Refused } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { isSound, readInterchange, type Interchange, type MessageSet } from '../../channels/edi/interchange';
import { isMessage, type EdiChange, type Read } from '../../channels/edi/message';
import { writeInterchange } from '../../channels/edi/outgoing';
import { readMessage, receiptsFor } from '../../channels/edi/read';
import { writeSegments } from '../../channels/edi/segments';
import { sentencesOf } from '../../channels/edi/sentences';
import { ENVELOPE_WORDS } from '../../channels/edi/words';
import { freshQuote, selectionOf } from '../actions/request/quoting.server';
import type { Desk } from '../case';
import { maySelect } from '../eligibility';
import { eligibilityFactsOf } from '../facts';
import { readDesk } from '../repository/queue/desk.server';
import { itemsOf, type Meaning } from './items';
import type { EdiForm, EdiMessageView, EdiView } from './schema';

/** What a partner's message says and what it would do here. Nothing is changed and nothing kept. */
export async function lookAtEdi(ctx: Ctx, { text, meaning, control }: EdiForm): Promise<EdiView> {
	if (!ctx.actor.rights.has('see_all')) throw new Refused('auth.forbidden');
	const it = readInterchange(text);
	if ('trouble' in it) return { trouble: ENVELOPE_WORDS[it.trouble]() };
	const messages: EdiMessageView[] = [];
	for (const set of it.sets) messages.push(await viewOf(ctx, it, set, meaning));
	const { standard, sender, receiver, test } = it;
	return {
		...{ standard, test, messages, from: sender.id, to: receiver.id, control: it.control },
		troubles: it.troubles.map((trouble) => ENVELOPE_WORDS[trouble]()),
		receipts: receiptTexts(ctx, it, control)
	};
}

/** Cut as the partner cuts, and signed with the sides changed. */
function receiptTexts({ now }: Ctx, it: Interchange, control: string): string[] {
	const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split('T');
	const out = { from: it.receiver, to: it.sender, day, time: time.slice(0, 4), test: it.test };
	return receiptsFor(it).map(({ code, ...receipt }, index) => {
		const number = String(Number(control) + index).padStart(9, '0');
		return writeInterchange(it.standard, receipt, { ...out, control: number, code }, it.syntax);
	});
}

async function viewOf(ctx: Ctx, it: Interchange, set: MessageSet, meaning: Meaning): Promise<EdiMessageView> {
	const read = readMessage(it, set);
	return {
		type: set.type,
		control: set.control,
		raw: writeSegments(set.segments, it.syntax),
		troubles: set.troubles.map((trouble) => ENVELOPE_WORDS[trouble]()),
		says: sentencesOf(read),
		here: isSound(it) ? await wouldDo(ctx, read, meaning) : [m.edi_here_not_believed()]
	};
}

async function wouldDo(ctx: Ctx, read: Read, meaning: Meaning): Promise<string[]> {
	if (!isMessage(read) || read.kind === 'receipt' || read.kind === 'answer') return [m.edi_here_no_change()];
	const { number } = read;
	const desk = await deskOf(ctx, number);
	if (!desk) return [m.edi_here_not_here({ number })];
	return read.kind === 'order' ? [m.edi_here_taken({ number })] : [wouldCancel(ctx, desk, read, meaning)];
}

async function deskOf(ctx: Ctx, orderNumber: string): Promise<Desk | undefined> {
	try {
		return await readDesk(ctx.db, ctx.actor, { orderNumber });
	} catch (error) {
		if (error instanceof Refused && error.code === 'order.not_found') return undefined;
		throw error;
	}
}

/** By the same rules as a cancellation that staff make for the partner. */
function wouldCancel(ctx: Ctx, desk: Desk, change: EdiChange, meaning: Meaning): string {
	const { number } = change;
	const items = itemsOf(change, desk.order.lines, meaning);
	if ('unknown' in items) return m.edi_here_line_unknown({ number, line: items.unknown });
	if (items.length === 0) return m.edi_here_nothing({ number });
	const selection = selectionOf([...items]);
	const verdict = maySelect(eligibilityFactsOf(desk, ctx.actor, ctx.now), selection);
	if (!verdict.ok) return m.edi_here_cannot({ number, why: refusalText(verdict.code, verdict.facts, ctx.locale) });
	const { content } = freshQuote(ctx, desk, { selection, origin: 'partner', policy: desk.policy });
	const count = items.reduce((all, { quantity }) => all + quantity, 0);
	return m.edi_here_can({ number, count, amount: formatMoney(content.due, desk.order.currency, ctx.locale) });
}
