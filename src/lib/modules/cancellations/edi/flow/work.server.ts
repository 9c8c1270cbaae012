import { messagePartner } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import { open } from '$lib/server/config/secrets';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Interchange } from '../../../channels/edi/envelope';
import { readInterchange } from '../../../channels/edi/interchange';
import { isMessage, type Read } from '../../../channels/edi/message';
import { readMessage } from '../../../channels/edi/read';
import { changeEdi, earlierEdi, lockEdi, type StoredEdi } from '../../../channels/repository/edi-messages.server';
import { getPartner, partnerOf } from '../../../channels/repository/edi-partners.server';
import { takeAnswer } from './answer-in.server';
import { takeChange } from './change-in.server';
import { takeOrder } from './order-in.server';
import { queueReceipts } from './queue.server';
import { takeReceipt } from './receipt-in.server';
import type { Outcome, Working } from './working.server';

/**
 * Does what an interchange says, once, and orders the receipt for it. What is marked as a test is only read. What came before
 * it about the same order is done first: of two totals the later counts, and an order is there before its change.
 */
export const workEdi = (given: Ctx, id: string): Promise<void> =>
	given.db.transaction(async (tx) => {
		const kept = await lockEdi(tx, id);
		if (!isToDo(kept)) return;
		for (const before of await earlierEdi(tx, kept)) await workKept(tx, given, await lockEdi(tx, before.id));
		await workKept(tx, given, kept);
	});

const isToDo = ({ way, state }: StoredEdi) => way === 'in' && state === 'waiting';

async function workKept(tx: Tx, given: Ctx, kept: StoredEdi): Promise<void> {
	const { id } = kept;
	if (!isToDo(kept) || kept.rawSealed === null) return;
	const row = await getPartner(tx, kept.partnerId);
	const partner = partnerOf(row);
	const ctx: Ctx = { ...withActor(given, messagePartner(partner.name)), db: tx, locale: partner.terms.locale };
	const it = readInterchange(open(given.secrets, kept.rawSealed));
	if ('trouble' in it) return;
	await queueReceipts(tx, ctx, partner, { it, id });
	const done = it.test ? [] : await workAll(tx, ctx, it, { partner, row, key: id });
	const why = done.flatMap((one) => one.why ?? []).join(' ');
	await changeEdi(tx, id, {
		...{ state: 'done', failure: why === '' ? null : 'not_done', failureWords: why },
		orderId: done.find(({ orderId }) => orderId)?.orderId ?? null,
		cancellationId: done.find(({ cancellationId }) => cancellationId)?.cancellationId ?? null
	});
}

async function workAll(tx: Tx, ctx: Ctx, it: Interchange, { key, ...working }: Working): Promise<Outcome[]> {
	const done: Outcome[] = [];
	for (const [at, set] of it.sets.entries())
		done.push(await workOne(tx, ctx, readMessage(it, set), { ...working, key: `${key}:${at}`, type: set.type }));
	return done;
}

type Set = Working & { readonly type: string };

async function workOne(tx: Tx, ctx: Ctx, read: Read, { type, ...working }: Set): Promise<Outcome> {
	const { side } = working.partner;
	if (!isMessage(read))
		return { why: read.trouble === 'type_unknown' ? m.edi_why_not_read({ type }) : m.edi_why_unread() };
	if (read.kind === 'receipt') return takeReceipt(tx, ctx, read, working);
	if (read.kind === 'order' && side === 'buyer') return takeOrder(tx, ctx, read, working);
	if (read.kind === 'change' && side === 'buyer') return takeChange(tx, ctx, read, working);
	if (read.kind === 'answer' && side === 'seller') return takeAnswer(tx, ctx, read, working);
	return { why: m.edi_why_other_side() };
}
