import type { Verdict } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import type { LineFacts } from '../../orders/order';
import { buyerReasons, sellerReasons, type Reason } from '../../settings/reasons';
import { freshQuote, originOf } from '../actions/request/quoting.server';
import type { Desk } from '../case';
import { mayAsk, mayCancelLine, maySelect } from '../eligibility';
import { capabilityOn, eligibilityFactsOf } from '../facts';
import { readDesk } from '../repository/queue/desk.server';
import { insertQuote } from '../repository/write.server';
import { reasonWord } from '../words';
import type { Capability } from './capability';
import { linesOf, partnerOrder, type PartnerOrder } from './order-view';
import { allOf, pickedIn } from './picked';
import type { Judged, PartnerReview } from './review';

/** One order of a partner, with what its address says is to be canceled. @throws Refused `order.not_found` also for others' */
export async function lookAsPartner(ctx: Ctx, orderNumber: string, query: URLSearchParams): Promise<PartnerOrder> {
	const desk = await readDesk(ctx.db, ctx.actor, { orderNumber });
	const capability = capabilityOn(desk, ctx.actor.id);
	const lines = linesOf(desk, ctx.actor.id);
	const picked = capability.cancel === 'items' ? pickedIn(query, lines) : new Map<string, number>();
	return partnerOrder(desk, { ...seenBy(ctx, desk), capability, picked });
}

function seenBy(ctx: Ctx, desk: Desk) {
	const facts = eligibilityFactsOf(desk, ctx.actor, ctx.now);
	const whyNotLine = ({ id, units }: LineFacts) => {
		const line = facts.lines.find((one) => one.id === id);
		if (!line) return undefined;
		return wordsOf(ctx, mayCancelLine(facts, line, { lineItemId: id, quantity: Math.max(1, units.open) }));
	};
	return { partner: ctx.actor.id, whyNot: whyNothing(ctx, desk), whyNotLine };
}

/** What is asked for already is said first. */
function whyNothing(ctx: Ctx, desk: Desk): string | undefined {
	const facts = eligibilityFactsOf(desk, ctx.actor, ctx.now);
	const verdict = mayAsk(facts);
	if (verdict.ok) return undefined;
	const held = facts.partner?.cancel !== 'none' && facts.lines.some(({ units }) => units.held > 0);
	return held ? m.orders_all_held({}, { locale: ctx.locale }) : wordsOf(ctx, verdict);
}

/** The list of what will be canceled, and to a buyer what comes back: what is sent off goes by that quote. */
export async function reviewAsPartner(ctx: Ctx, orderNumber: string, query: URLSearchParams): Promise<PartnerReview> {
	const desk = await readDesk(ctx.db, ctx.actor, { orderNumber });
	const capability = capabilityOn(desk, ctx.actor.id);
	const lines = linesOf(desk, ctx.actor.id);
	const some = pickedIn(query, lines); // who may cancel whole orders only, and chose a part, is refused: it is not widened
	const picked = some.size > 0 ? some : allOf(lines);
	const offered = reasonsFor(desk, capability);
	const items = lines.flatMap(({ id, title, sku, units }) => {
		const quantity = picked.get(id) ?? 0;
		const reason = offered.find((one) => one === query.get(`reason_${id}`)) ?? null;
		return quantity > 0 ? [{ id, title, sku, quantity, reason, of: units.open }] : [];
	});
	const { order } = desk;
	return {
		order: { id: order.id, number: order.number, currency: order.currency },
		whole: some.size === 0,
		items,
		reasons: offered.map((value) => ({ value, label: reasonWord(value) })),
		unsaid: items.filter(({ reason }) => reason === null).length,
		...(await judged(ctx, desk, { items, capability }))
	};
}

/** A buyer changes its mind; whoever delivers can't. */
const reasonsFor = ({ policy: { policy } }: Desk, { role }: Capability): readonly Reason[] =>
	role === 'buyer' ? buyerReasons(policy) : sellerReasons(policy);

type Choice = {
	readonly items: readonly { readonly id: string; readonly quantity: number; readonly reason: Reason | null }[];
	readonly capability: Capability;
};

async function judged(ctx: Ctx, desk: Desk, { items, capability }: Choice): Promise<Judged> {
	const selection = items.map(({ id, quantity, reason }) => ({ lineItemId: id, quantity, reason }));
	const verdict = maySelect(eligibilityFactsOf(desk, ctx.actor, ctx.now), selection);
	const unsaid = !verdict.ok && verdict.code === 'cancellation.reason_required';
	if (!verdict.ok && !unsaid) return { refused: wordsOf(ctx, verdict), quote: null };
	if (capability.role === 'seller') return { refused: undefined, quote: null };
	const quote = freshQuote(ctx, desk, { selection, origin: originOf(ctx, false), policy: desk.policy });
	const { refused } = quote.content;
	if (refused) return { refused: refusalText(refused.code, {}, ctx.locale), quote: null };
	if (!unsaid) await insertQuote(ctx.db, quote);
	return { refused: undefined, quote: { id: quote.id, content: quote.content } };
}

const wordsOf = ({ locale }: Ctx, verdict: Verdict): string | undefined =>
	verdict.ok ? undefined : refusalText(verdict.code, verdict.facts, locale);
