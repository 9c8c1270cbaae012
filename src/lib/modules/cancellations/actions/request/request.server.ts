import type { ActorKind } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveUnits } from '../../../orders/repository/units.server';
import { unsettledOf } from '../../../payments/repository/payments.server';
import { externalDueOf } from '../../acceptance';
import type { Case, Desk } from '../../case';
import { deadlineOf } from '../../queue/deadline';
import { maySelect } from '../../eligibility';
import { eligibilityFactsOf } from '../../facts';
import { stateOf } from '../../money/order-money';
import { lawfulBy, legalColumns } from '../../legal/of-case.server';
import { insertCase } from '../../repository/write.server';
import type { RequestInput } from '../../schema';
import { askEarly } from '../../suppliers/ask-now.server';
import { stepFor, type CancellationEvent, type Intent } from '../../status';
import { demandNoMessage } from '../../edi/by-message.server';
import { applyAcceptance } from '../decide/accept.server';
import { caseEvent, onOrder } from '../decide/on-desk.server';
import { agreedQuote, originOf, selectionOf, type KeptQuote } from './quoting.server';

/** The case that was made: its id, and the number people call it by. */
export type Filed = { readonly id: string; readonly number: string };

/**
 * `unpaid`: no gateway has money for the order, as far as was asked; else staff decide about it. `byMessage`: it came by an
 * EDI message.
 */
export type GatewayAnswer = { readonly unpaid: boolean; readonly byMessage?: boolean };

/**
 * The one way a cancellation begins. A shopper, or staff with `ask` for them, requests it (T1); staff and partners cancel
 * at once (T3); an order nobody paid yet is canceled on the spot (T2).
 */
export const request = (
	ctx: Ctx,
	input: RequestInput,
	{ unpaid, ...how }: GatewayAnswer = { unpaid: true }
): Promise<Filed> =>
	onOrder(ctx, { order: input.order }, async (tx, desk) => {
		const sure = unpaid && (await unsettledOf(tx, desk.order.id)) === undefined;
		return requestIn(tx, ctx, { ...how, desk, input, unpaid: sure });
	});

type Requesting = GatewayAnswer & { readonly desk: Desk; readonly input: RequestInput };

/** The same as a part of a transaction that is open and holds the order. */
export async function requestIn(tx: Tx, ctx: Ctx, { desk, input, unpaid, byMessage }: Requesting): Promise<Filed> {
	if (byMessage !== true) await demandNoMessage(tx, ctx, desk.order);
	const intent = intentOf(ctx, desk, { ...input, unpaid });
	demand(stepFor('none', intent, ctx.actor.rights));
	demandDecisionOfStaff(ctx, input);
	demand(maySelect(eligibilityFactsOf(desk, ctx.actor, ctx.now), selectionOf(input.items)));
	const quote = await agreedQuote(tx, ctx, desk, input);
	if (quote.content.refused && !ctx.actor.rights.has('decide'))
		throw new Refused(quote.content.refused.code, { offers: quote.content.offers });
	const it = await file(tx, ctx, { desk, input, quote, intent });
	if (intent === 'request') {
		await hold(tx, ctx, it, quote);
		if (asksAtOnce(ctx, desk)) await askEarly(tx, ctx, { desk, it: { ...it, quote: quote.content } });
	} else {
		const law = { createdAt: ctx.now, origin: it.origin, reasons: quoteReasons(input) };
		await applyAcceptance(tx, ctx, { desk, it, law, quote, decision: input, held: [], event: BEGINS[intent] });
	}
	return { id: it.id, number: it.number };
}

/** A supplier that can't deliver has stopped by that, and need not be asked. */
const asksAtOnce = ({ actor }: Ctx, { policy }: Desk) =>
	policy.policy.ask_supplier === 'request' && actor.kind !== 'supplier';

type Begin = Extract<Intent, 'request' | 'cancel' | 'cancel_unpaid'>;
const BEGINS: Record<Begin, CancellationEvent> = {
	request: 'cancellation.requested',
	cancel: 'cancellation.started',
	cancel_unpaid: 'cancellation.canceled_unpaid'
};

/** Who requests and never decides. */
const ASKING: readonly ActorKind[] = ['shopper', 'guest', 'supplier'];

function intentOf({ actor }: Ctx, desk: Desk, { ask, unpaid }: RequestInput & GatewayAnswer): Begin {
	const asks = ASKING.includes(actor.kind) || ask === true;
	if (asks && unpaid && stateOf(desk) === 'awaiting_payment') return 'cancel_unpaid';
	return asks ? 'request' : 'cancel';
}

/** A shopper or partner names units and reasons; how money goes back, and who is told, is the shop's. */
function demandDecisionOfStaff({ actor }: Ctx, input: RequestInput): void {
	const { when, refunds, restock, notify, price, overrides, on_behalf_of } = input;
	const decided = [when, refunds, restock, notify, price, overrides, on_behalf_of].some((part) => part !== undefined);
	if (decided && !actor.rights.has('decide')) throw new Refused('auth.forbidden');
}

const quoteReasons = ({ items }: RequestInput) => items.map(({ reason }) => reason ?? null);

type Filing = { readonly desk: Desk; readonly input: RequestInput; readonly quote: KeptQuote; readonly intent: Begin };

async function file(
	tx: Tx,
	ctx: Ctx,
	{ desk, input, quote, intent }: Filing
): Promise<Filed & Pick<Case, 'orderId' | 'createdAt' | 'origin'>> {
	const id = ctx.newId('can');
	const { content } = quote;
	const origin = originOf(ctx, input.on_behalf_of !== undefined);
	const asked = { createdAt: ctx.now, origin, reasons: quoteReasons(input), decided: false };
	const law = legalColumns(lawfulBy(ctx, desk, asked));
	const row = {
		id,
		orderId: desk.order.id,
		state: 'requested' as const,
		origin,
		wasRequested: intent === 'request',
		onBehalf: input.on_behalf_of !== undefined,
		via: input.via ?? null,
		createdAt: ctx.now,
		createdBy: ctx.actor.id,
		...law,
		deadlineAt: deadlineOf({ state: 'requested', requestedAt: ctx.now, graceUntil: null, refunds: [], ...law }),
		policyVersion: quote.policyVersion,
		quoteId: quote.id,
		quote: content,
		worthMinor: content.worth,
		dueMinor: content.due,
		externalDueMinor: externalDueOf(content, desk.order.tenders),
		restock: desk.policy.policy.restock,
		shopperNote: OTHERS.includes(ctx.actor.kind) ? '' : (input.note ?? ''), // a supplier's stays with its answer
		staffNote: ctx.actor.kind === 'staff' ? (input.note ?? '') : ''
	};
	const number = await insertCase(tx, row, itemsOf(ctx, id, input, quote));
	return { id, number, orderId: desk.order.id, createdAt: ctx.now, origin };
}

const OTHERS: readonly ActorKind[] = ['staff', 'supplier'];

/** Every unit the quote names, the free gifts that go along too; those carry the reason of the goods. */
function itemsOf(ctx: Ctx, cancellationId: string, { items }: RequestInput, { content }: KeptQuote) {
	return content.lines.map((line) => {
		const asked = items.find(({ line_item }) => line_item === line.lineItemId) ?? items[0];
		return {
			id: ctx.newId('cni'),
			cancellationId,
			lineItemId: line.lineItemId,
			quantity: line.quantity,
			reason: asked?.reason ?? null,
			reasonText: asked?.reason_text ?? '',
			worthMinor: line.amount,
			taxMinor: line.tax
		};
	});
}

/** Fulfillment stops for these units from this moment on. */
const hold = (tx: Tx, ctx: Ctx, it: Pick<Case, 'id' | 'orderId'>, { content, id }: KeptQuote) =>
	Promise.all([
		moveUnits(
			tx,
			content.lines.map(({ lineItemId, quantity }) => ({ lineItemId, from: 'open', to: 'held', quantity }))
		),
		record(
			tx,
			ctx,
			caseEvent(it, 'cancellation.requested', { quote: id, due: content.due, currency: content.currency })
		)
	]);
