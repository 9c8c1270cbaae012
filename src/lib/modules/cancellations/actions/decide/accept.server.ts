import type { Minor } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveUnits, type UnitMove } from '../../../orders/repository/units.server';
import { plan } from '../../../refunds/actions/plan.server';
import { disableSoldCards } from '../../../refunds/actions/sold-cards.server';
import { capturesOf, type Capture } from '../../../refunds/repository/captures.server';
import type { QuoteLine } from '../../../refunds/quote/quote-facts';
import type { Acceptance, SupplierAsk } from '../../acceptance';
import { suppliersOf, type Case, type Desk, type SupplierCase } from '../../case';
import { insertItem, insertQuote, insertSupplierCases, updateCase, updateItem } from '../../repository/write.server';
import { legalCaseOf } from '../../legal/of-case.server';
import { goOnAtOnce } from '../../suppliers/go-on.server';
import { owesItself, saidYesItself } from '../../suppliers/of-itself.server';
import { refundFacts, suppliersOfCase } from '../../repository/queue/desk.server';
import type { AcceptInput } from '../../schema';
import { patchOf, termsOf, type Accepting } from './accept-terms.server';
import { judgeAcceptance } from './judge.server';
import { caseEvent, caseIn } from './on-desk.server';
import type { KeptQuote } from '../request/quoting.server';
import { holdAbove } from '../money/hold-above.server';
import { release } from './release.server';
import { complete } from './settle.server';

/**
 * T5: the units are canceled and the money reserved, in one transaction that calls nobody. Everything outside waits for
 * the grace to end; what needs nothing outside is canceled right here (T6).
 */
export const accept = (ctx: Ctx, input: AcceptInput): Promise<void> =>
	ctx.db.transaction((tx) => acceptIn(tx, ctx, input));

/** `due` was on the screen of whoever decided: another one is not accepted unseen. `rule`: nobody decided, this did. */
type Shown = { readonly due?: Minor; readonly rule?: number };

/** The same as a part of a transaction that is open. */
export const acceptIn = (
	tx: Tx,
	ctx: Ctx,
	{ id, version, ...decision }: AcceptInput,
	{ due, rule }: Shown = {}
): Promise<void> =>
	caseIn(tx, ctx, { id, version }, async (tx, desk, it) => {
		const { quote, isNew, change } = demand(judgeAcceptance(ctx, { desk, it, decision }));
		if (due !== undefined && due !== quote.content.due)
			throw new Refused('quote.changed', { before: due, after: quote.content.due });
		if (isNew) await Promise.all([insertQuote(tx, quote), followItems(tx, ctx, it, quote)]);
		const event = 'cancellation.accepted';
		await applyAcceptance(tx, ctx, {
			desk,
			it,
			law: legalCaseOf(it),
			quote,
			decision,
			held: it.items,
			event,
			change,
			...(rule === undefined ? {} : { rule })
		});
	});

/** The items are worth what the new quote says; free gifts that now go along with the last goods join them. */
export const followItems = (tx: Tx, ctx: Ctx, it: Case, { content }: KeptQuote) =>
	Promise.all(
		content.lines.map(({ lineItemId, quantity, amount, tax }) => {
			const item = it.items.find((one) => one.lineItemId === lineItemId);
			const worth = { quantity, worthMinor: amount, taxMinor: tax };
			if (item) return updateItem(tx, item.id, worth);
			return insertItem(tx, { ...worth, id: ctx.newId('cni'), cancellationId: it.id, lineItemId });
		})
	);

/** What T5, T3 and T2 have in common once the case is there: money reserved, units canceled, grace started. */
export async function applyAcceptance(tx: Tx, ctx: Ctx, accepting: Accepting): Promise<void> {
	const { desk, it, quote, held, event } = accepting;
	const { acceptance, lawful } = termsOf(ctx, accepting);
	const [captures, suppliers] = await Promise.all([
		capturesOf(tx, tendersIn(acceptance)),
		askLater(tx, ctx, accepting, acceptance),
		moveUnits(tx, movesOf(quote, held)),
		updateCase(tx, it.id, patchOf(ctx, accepting, { acceptance, lawful }))
	]);
	// What is reserved stands before the acceptance in the history, which is read as it was written.
	const [refunds] = await Promise.all([
		reserve(tx, ctx, { ...accepting, captures }, acceptance),
		record(tx, ctx, caseEvent(it, event, dataOf(accepting)))
	]);
	const state = acceptance.completes ? 'canceled' : 'in_progress';
	await disableSoldCards(tx, ctx, it, soldCards(desk, quote.content.lines));
	if (acceptance.completes) await complete(tx, ctx, { ...it, quote: quote.content, dueMinor: quote.content.due });
	const stand = await goOnAtOnce(tx, ctx, accepting, suppliers);
	if (acceptance.graceUntil > ctx.now) return;
	const written = {
		...it,
		legalDueAt: lawful.due?.at ?? null,
		policyVersion: quote.policyVersion,
		restock: acceptance.restock,
		refundWhen: acceptance.when,
		quote: quote.content,
		state
	} as const;
	await release(tx, ctx, { ...desk, refunds, suppliers: stand }, written);
}

/** Those of these units that are gift cards. */
export const soldCards = <Units extends { readonly lineItemId: string }>({ cards }: Desk, units: readonly Units[]) =>
	units.filter(({ lineItemId }) => cards.some((card) => card.lineItemId === lineItemId));

const movesOf = ({ content }: KeptQuote, held: Accepting['held']) =>
	content.lines.flatMap((line) => movesOfLine(line, held));

function movesOfLine({ lineItemId, quantity }: QuoteLine, held: Accepting['held']): UnitMove[] {
	const fromHeld = Math.min(quantity, held.find((item) => item.lineItemId === lineItemId)?.quantity ?? 0);
	const moves = [
		{ lineItemId, from: 'held', to: 'canceled', quantity: fromHeld },
		{ lineItemId, from: 'open', to: 'canceled', quantity: quantity - fromHeld }
	] as const;
	return moves.filter(({ quantity }) => quantity > 0);
}

const tendersIn = ({ parts }: Acceptance) => parts.map(({ tenderId }) => tenderId);

async function reserve(
	tx: Tx,
	ctx: Ctx,
	{ desk, it, captures }: Accepting & { readonly captures: readonly Capture[] },
	{ when, graceUntil, refundDueAt, externalDue, parts }: Acceptance
) {
	const rows = await plan(tx, ctx, {
		cancellationId: it.id,
		orderId: it.orderId,
		currency: desk.order.currency,
		when: when === 'now' ? 'grace' : 'later',
		dueAt: when === 'now' ? graceUntil : refundDueAt,
		parts,
		captures
	});
	const refunds = rows.map(refundFacts);
	const accepted = { id: it.id, externalDue, refundDueAt };
	return when === 'now' ? holdAbove(tx, ctx, { desk, it: accepted, refunds }) : refunds;
}

async function askLater(tx: Tx, ctx: Ctx, accepting: Accepting, { asks }: Acceptance): Promise<SupplierCase[]> {
	const { id: cancellationId } = accepting.it;
	if (asks.length === 0) return suppliersOf(accepting.desk, cancellationId);
	const rows = asks.map((ask) => ({ ...ask, items: [...ask.items], id: ctx.newId('sca'), cancellationId }));
	const own = rows
		.filter((ask) => isOwn(ctx, ask))
		.map((ask) => ({ ...ask, ...saidYesItself(ctx, accepting.desk, ask) }));
	const others = rows.filter((ask) => !isOwn(ctx, ask)).map((ask) => ({ ...ask, state: 'to_send' as const }));
	await insertSupplierCases(tx, [...own, ...others]);
	await owesItself(tx, ctx, own);
	return suppliersOfCase(tx, cancellationId);
}

/** A seller that cancels what it delivers has stopped by that, and need not be asked. */
const isOwn = ({ actor }: Ctx, { supplierName }: Pick<SupplierAsk, 'supplierName'>) =>
	actor.kind === 'partner' && actor.id === supplierName;

/** `changed`: the newer money it goes by; `granted`: the older, though it would be less now. */
const dataOf = ({ quote: { content, id }, decision: { reason, note, overrides }, change, rule }: Accepting) => ({
	quote: id,
	due: content.due,
	currency: content.currency,
	reason: reason ?? null,
	note: note ?? null,
	overrides: overrides ?? [],
	...(change && { [change.after === content.due ? 'changed' : 'granted']: change }),
	...(rule === undefined ? {} : { rule })
});
