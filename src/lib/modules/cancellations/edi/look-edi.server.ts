import { formatMoney } from '$lib/core/format';
import { Refused } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import type { Interchange, MessageSet } from '../../channels/edi/envelope';
import { isSound, readInterchange } from '../../channels/edi/interchange';
import { isMessage, type EdiAnswer, type EdiChange, type EdiMessage, type Read } from '../../channels/edi/message';
import { writeInterchange } from '../../channels/edi/outgoing';
import { ourNumber } from '../../channels/edi/partner/terms';
import { readMessage, receiptsFor } from '../../channels/edi/read';
import { writeSegments } from '../../channels/edi/segments';
import { sentencesOf } from '../../channels/edi/sentences';
import { ENVELOPE_WORDS } from '../../channels/edi/words';
import { lineNumbersOf } from '../../channels/repository/edi-lines.server';
import { freshQuote, selectionOf } from '../actions/request/quoting.server';
import type { Desk } from '../case';
import { maySelect } from '../eligibility';
import { eligibilityFactsOf } from '../facts';
import { readDesk } from '../repository/queue/desk.server';
import { answerTo } from './answer';
import { carryOut } from './carry-out.server';
import { numbered } from './lines';
import { wishOf, type Meaning } from './items';
import type { EdiForm, EdiMessageView, EdiView } from './schema';
import { hasItems, whyNothing } from './why-nothing';

type Looking = {
	readonly ctx: Ctx;
	readonly it: Interchange;
	readonly meaning: Meaning;
	readonly going: boolean;
	readonly prefix: string;
};
type Seen = EdiMessageView & { readonly answer?: EdiAnswer; readonly asks: boolean };

/**
 * What a partner's message says and what it would do here. With `go` that is done, and answered; else nothing is changed
 * and nothing kept. `prefix`: what stands before the partner's order numbers here.
 */
export async function lookAtEdi(ctx: Ctx, { text, meaning, control, go }: EdiForm, prefix = ''): Promise<EdiView> {
	const going = go === 'go';
	if (!ctx.actor.rights.has(going ? 'decide' : 'see_all')) throw new Refused('auth.forbidden');
	const it = readInterchange(text);
	if ('trouble' in it) return { trouble: ENVELOPE_WORDS[it.trouble]() };
	const seen: Seen[] = [];
	for (const set of it.sets) seen.push(await viewOf({ ctx, it, meaning, going, prefix }, set));
	const { standard, sender, receiver, test } = it;
	return {
		...{ standard, test, from: sender.id, to: receiver.id, control: it.control },
		messages: seen.map(({ answer: _answer, asks: _asks, ...shown }) => shown),
		asks: seen.some(({ asks }) => asks),
		troubles: it.troubles.map((trouble) => ENVELOPE_WORDS[trouble]()),
		...saidBack(ctx, it, seen, Number(control))
	};
}

/** Cut as the partner cuts, and signed with the sides changed: the receipts first, then the answers. */
function saidBack({ now }: Ctx, it: Interchange, seen: readonly Seen[], first: number) {
	const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split('T');
	const out = { from: it.receiver, to: it.sender, day, time: time.slice(0, 4), test: it.test };
	let number = first;
	const written = (message: EdiMessage, code = '') =>
		writeInterchange(it.standard, message, { ...out, control: String(number++).padStart(9, '0'), code }, it.syntax);
	const receipts = receiptsFor(it).map(({ code, ...receipt }) => written(receipt, code));
	return { receipts, answers: seen.flatMap(({ answer }) => (answer ? [written(answer)] : [])) };
}

async function viewOf(looking: Looking, set: MessageSet): Promise<Seen> {
	const { ctx, it, meaning, going, prefix } = looking;
	const read = readMessage(it, set);
	const shown = {
		type: set.type,
		control: set.control,
		raw: writeSegments(set.segments, it.syntax),
		troubles: set.troubles.map((trouble) => ENVELOPE_WORDS[trouble]()),
		says: sentencesOf(read)
	};
	if (!isSound(it)) return { ...shown, here: [m.edi_here_not_believed()], asks: false };
	// A message that is marked as a test is read, never carried out.
	const asks = isMessage(read) && read.kind === 'change' && !it.test;
	if (!asks || !going) return { ...shown, here: await wouldDo(ctx, read, meaning, prefix), asks };
	const outcome = await carryOut(ctx, { it, set, change: read, meaning });
	const here = [outcome.done ? m.edi_here_done({ number: read.number }) : m.edi_here_refused({ why: outcome.why })];
	return { ...shown, here, asks, number: outcome.number, answer: answerTo(read, outcome, dayOf(ctx)) };
}

const dayOf = ({ now }: Ctx) => now.toISOString().slice(0, 10).replaceAll('-', '');

async function wouldDo(ctx: Ctx, read: Read, meaning: Meaning, prefix: string): Promise<string[]> {
	if (!isMessage(read) || read.kind === 'receipt' || read.kind === 'answer') return [m.edi_here_no_change()];
	const { number } = read;
	const desk = await deskOf(ctx, ourNumber({ order_prefix: prefix }, number));
	if (!desk) return [m.edi_here_not_here({ number })];
	if (read.kind === 'order') return [m.edi_here_taken({ number })];
	return [wouldCancel(ctx, { desk, numbers: await lineNumbersOf(ctx.db, desk.order.id), meaning }, read)];
}

async function deskOf(ctx: Ctx, orderNumber: string): Promise<Desk | undefined> {
	try {
		return await readDesk(ctx.db, ctx.actor, { orderNumber });
	} catch (error) {
		if (error instanceof Refused && error.code === 'order.not_found') return undefined;
		throw error;
	}
}

type Canceling = {
	readonly desk: Desk;
	readonly numbers: ReadonlyMap<string, string>;
	readonly meaning: Meaning;
};

/** By the same rules as a cancellation that staff make for the partner. */
function wouldCancel(ctx: Ctx, { desk, numbers, meaning }: Canceling, change: EdiChange): string {
	const { number } = change;
	const wish = wishOf(change, { lines: numbered(desk.order.lines, numbers) }, meaning);
	if (!hasItems(wish)) return whyNothing(change, wish);
	const { items } = wish;
	const selection = selectionOf([...items]);
	const verdict = maySelect(eligibilityFactsOf(desk, ctx.actor, ctx.now), selection);
	if (!verdict.ok) return m.edi_here_cannot({ number, why: refusalText(verdict.code, verdict.facts, ctx.locale) });
	const { content } = freshQuote(ctx, desk, { selection, origin: 'partner', policy: desk.policy });
	const count = items.reduce((all, { quantity }) => all + quantity, 0);
	return m.edi_here_can({ number, count, amount: formatMoney(content.due, desk.order.currency, ctx.locale) });
}
