import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { Refused } from '$lib/core/refusal';
import { attachmentsOf } from '$lib/modules/cancellations/repository/attachments.server';
import { consentsOf } from '$lib/modules/cancellations/repository/consents.server';
import { named } from '$lib/modules/cancellations/actions/look/look.server';
import { caseEvent } from '$lib/modules/cancellations/actions/decide/on-desk.server';
import { refundsOf, suppliersOf, type Case, type Desk } from '$lib/modules/cancellations/case';
import { masked, maskedText } from '$lib/modules/cancellations/evidence/masked';
import { fileName, jsonFile, packed, sha256Of, textFile } from '$lib/modules/cancellations/evidence/pack.server';
import type { PackFile } from '$lib/modules/cancellations/evidence/pack.server';
import { foundBy, storyPage, type Kept } from '$lib/modules/cancellations/evidence/story.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { historyOf, messagesOf } from '$lib/modules/cancellations/repository/history.server';
import { returnOfCase } from '$lib/modules/cancellations/repository/returns.server';
import { findQuote } from '$lib/modules/cancellations/repository/write.server';
import { mailsAsSent } from '$lib/modules/notifications/as-sent.server';
import { shopProfile } from '$lib/modules/settings/repository.server';
import type { Ctx } from '$lib/server/ctx';
import { readFile } from '$lib/server/files';
import { record } from '$lib/server/outbox';

/** A case's evidence as one file; `sha256` stands in the case's history, too. */
export type Evidence = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };

/**
 * All that a bank or an authority may ask for: what happened, what was quoted under which policy, what was agreed to, what
 * was written, and what providers answered. Whoever takes it is recorded. @throws Refused `auth.forbidden`
 */
export async function takeEvidence(ctx: Ctx, number: string): Promise<Evidence> {
	if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
	const desk = await readDesk(ctx.db, ctx.actor, { number });
	const it = named(desk, { number });
	const kept = await keptOf(ctx, it);
	const shop = await shopProfile(ctx.db);
	const head = { case: it.number, order: desk.order.number, shop: shop.name, made_by: ctx.actor.name };
	const files = [storyPage(ctx, { desk, it, kept, shop }), ...dataFiles(desk, it, kept), ...kept.files];
	const bytes = packed({ ...head, made_at: ctx.now.toISOString() }, files);
	const sha256 = sha256Of(bytes);
	const event = caseEvent(it, 'cancellation.evidence_taken', { sha256, files: files.length });
	await ctx.db.transaction((tx) => record(tx, ctx, event));
	return { name: `${it.number}-evidence.zip`, bytes, sha256 };
}

async function keptOf({ db }: Ctx, it: Case): Promise<Kept & { readonly files: readonly PackFile[] }> {
	const [history, messages, consents, mails, attached, goods] = await Promise.all([
		historyOf(db, it.id),
		messagesOf(db, it.id, false),
		consentsOf(db, it.id),
		mailsAsSent(db, it),
		attachmentsOf(db, it.id),
		returnOfCase(db, it.id)
	]);
	const given = history.map(({ data }) => quoted.safeParse(data).data?.quote);
	const ids = new Set([...given, it.quoteId, it.offeredQuoteId].filter((id) => typeof id === 'string'));
	const quotes = await Promise.all([...ids].map((id) => findQuote(db, id)));
	const files: PackFile[] = [];
	for (const [at, { id, name }] of attached.filter(({ internal }) => !internal).entries())
		files.push({ name: `attachments/${fileName(at, name)}`, bytes: new Uint8Array(await buffer(readFile(db, id))) });
	const said = { history, messages: messages.toReversed(), consents, mails };
	return { ...said, quotes: quotes.filter(Boolean), goods, files };
}

/** Where an event names the quote it went by. */
const quoted = z.object({ quote: idOf('qte') });

/** The same for machines. */
function dataFiles(desk: Desk, it: Case, { history, messages, consents, mails, quotes, goods }: Kept): PackFile[] {
	const parts = {
		case: it,
		order: desk.order,
		quotes,
		policy: { version: it.policyVersion, ...desk.policies.get(it.policyVersion) },
		refunds: refundsOf(desk, it.id),
		suppliers: suppliersOf(desk, it.id),
		consents,
		events: history,
		messages,
		...(goods ? { return: goods } : {})
	};
	const data = Object.entries(parts).map(([name, value]) => jsonFile(`data/${name}.json`, masked(value)));
	const numbers = refundsOf(desk, it.id).flatMap(foundBy);
	const letters = mails.map(({ to, at, state, subject, text, template }, index) => {
		const words = maskedText(`${subject}\n\n${text}`, numbers);
		return textFile(`mails/${fileName(index, template)}.txt`, `To: ${to}\n${at} · ${state}\n${words}\n`);
	});
	return [...data, ...letters];
}
