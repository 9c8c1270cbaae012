import { everyLanguage, localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { caseOn, type Desk } from '../../cancellations/case';
import { letterLeavesAt } from '../../cancellations/suppliers/letter-leaves';
import { KINDS } from '../../suppliers/kinds';
import { supplierLinkFor } from '../../suppliers/links.server';
import { findAsk, type SupplierAsk } from '../../suppliers/repository.server';
import type { SupplierMessage } from '../names';
import { isNobody } from '../recipient';
import { askAtStore, wasStopped } from '../../cancellations/sellers/ask.server';
import { askByEdi } from '../../cancellations/edi/flow/ask.server';
import { askByHand, tellByHand } from './ask-by-hand.server';
import { orderMail } from './order-mail.server';

type Asking = {
	readonly desk: Desk;
	readonly subject: string;
	readonly cancellation: string;
	readonly message: SupplierMessage;
};

/**
 * A mail to a supplier that takes letters; for any other, a task. Each is sent once: its occasion is the asking itself, and
 * where that was answered or called off meanwhile, nobody is asked or reminded. A letter that no grace kept back waits for
 * whoever looks it over, as long as the policy says.
 */
export async function prepareSupplierMail(tx: Tx, ctx: Ctx, { desk, subject, cancellation, message }: Asking) {
	const ask = await findAsk(tx, subject);
	if (!ask || !WANTED[message].includes(ask.state)) return;
	const { kind, email, locale } = ask.supplier;
	const { sends } = KINDS[kind];
	if (sends === 'webhook') return; // told by a job of its own
	if (sends === 'write') return atStore(tx, ctx, ask, message);
	const told = sends === 'message' && message === 'supplier-letter' && (await askByEdi(tx, ctx, ask, desk.order));
	const writes = sends === 'letter' || told; // whoever is told by message is written to as well
	if (!writes || email === null || isNobody(email)) return told ? undefined : byHand(tx, ctx, ask, message);
	const it = caseOn(desk, cancellation);
	const policy = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	const leavesAt = message === 'supplier-letter' && !told ? letterLeavesAt(policy, it) : null;
	const link = await supplierLinkFor(tx, ctx, ask.supplierOrderId);
	await orderMail(tx, ctx, {
		occasion: ask.id,
		message,
		cancellationId: cancellation,
		recipient: email,
		locale: localeFor(everyLanguage(ctx.languages), locale),
		content: contentOf(desk, ask),
		withLink: false,
		supplierLink: link.id,
		...(leavesAt ? { leavesAt } : {}),
		...(message === 'supplier-reminder' ? {} : { ask: ask.id })
	});
}

const WANTED: Readonly<Record<SupplierMessage, readonly string[]>> = {
	'supplier-letter': ['to_send'],
	'supplier-reminder': ['sent'],
	'supplier-go-on': ['sent', 'not_needed']
};

/** What stands on the order in its store needs no words; without a store an agent says it. */
async function atStore(tx: Tx, ctx: Ctx, ask: SupplierAsk, message: SupplierMessage): Promise<void> {
	const isTold = message === 'supplier-letter' ? await askAtStore(tx, ctx, ask) : !(await wasStopped(tx, ctx, ask));
	if (!isTold) await byHand(tx, ctx, ask, message);
}

/** Whoever was asked by hand has that task still, so nobody is reminded. */
async function byHand(tx: Tx, ctx: Ctx, ask: SupplierAsk, message: SupplierMessage): Promise<void> {
	if (message === 'supplier-letter') await askByHand(tx, ctx, ask);
	if (message === 'supplier-go-on') await tellByHand(tx, ctx, ask);
}

const contentOf = ({ order }: Desk, ask: SupplierAsk) => ({
	supplier: ask.supplier.name,
	customer: order.name,
	order: order.number,
	number: ask.supplierOrderNumber,
	words: ask.letter,
	items: ask.items.map(({ lineItemId, quantity }) => ({
		title: order.lines.find(({ id }) => id === lineItemId)?.title ?? '',
		quantity
	}))
});
