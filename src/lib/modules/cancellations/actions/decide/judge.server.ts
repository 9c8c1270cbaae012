import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { sha256 } from '$lib/server/config/secrets';
import { changeOf, type QuoteChange } from '../../../refunds/quote/quote-change';
import { quoteHash } from '../../../refunds/quote/quote-hash';
import { acceptanceOf, type Acceptance } from '../../acceptance';
import { suppliersOf, type Case, type Desk } from '../../case';
import { claimsOf } from '../../money/claims';
import { GUARD_REFUSALS, guardFactsOf } from '../../facts';
import { lawfulBy, legalCaseOf } from '../../legal/of-case.server';
import { blocking, guardsOf } from '../../guards';
import { goesByNew, settlesPrice } from '../../money/price';
import type { Decision } from '../../schema';
import { stepFor } from '../../status';
import { quoteNow } from '../request/quote-now.server';
import type { KeptQuote } from '../request/quoting.server';

/** Whether something would be done, and what: read by whoever does it and by whoever only wants to know. */

type Deciding = { readonly desk: Desk; readonly it: Case; readonly decision: Decision };
/** `isNew`: the quote is another than the case's own and has to be kept. */
type Judged = {
	readonly quote: KeptQuote;
	readonly isNew: boolean;
	/** What is different now from what was quoted. */
	readonly change: QuoteChange | null;
	readonly acceptance: Acceptance;
};

/** T5 as it would be now, for this person: the state, the guards, the money. */
export function judgeAcceptance(ctx: Ctx, deciding: Deciding): Verdict<Judged> {
	const { desk, it, decision } = deciding;
	const step = stepFor(it.state, 'accept', ctx.actor.rights);
	if (!step.ok) return step;
	const priced = quoteAtAcceptance(ctx, deciding);
	if (!priced.ok) return priced;
	const { quote } = priced.value;
	const policy = desk.policies.get(quote.policyVersion) ?? desk.policy.policy;
	const lawful = lawfulBy(ctx, desk, { ...legalCaseOf(deciding.it), decided: true });
	const asked = suppliersOf(desk, it.id);
	const facts = { desk, quote: quote.content, asked, policy, now: ctx.now, rights: ctx.actor.rights, lawful };
	const acceptance = acceptanceOf(decision, facts);
	return acceptance.ok ? yes({ ...priced.value, acceptance: acceptance.value }) : acceptance;
}

/** Guards first, then the money as it stands now: in the shopper's favor it is applied, against them only as was chosen. */
function quoteAtAcceptance(ctx: Ctx, deciding: Deciding): Verdict<Omit<Judged, 'acceptance'>> {
	const { it, decision } = deciding;
	const fresh = quoteNow(ctx, deciding.desk, it);
	const passed = passGuards(ctx, deciding, fresh);
	if (!passed.ok) return passed;
	const kept = { ...fresh, id: it.quoteId, content: it.quote };
	const change = changeOf(it.quote, fresh.content);
	const isNew = goesByNew(change, decision.price) && fresh.hash !== quoteHash(it.quote, sha256);
	return yes({ quote: isNew ? fresh : kept, isNew, change });
}

/** A no by the first guard that stops it; a manager may override the overridable ones with a reason. */
function passGuards({ actor }: Ctx, { desk, it, decision }: Deciding, fresh: KeptQuote): Verdict {
	const given = decision.overrides ?? [];
	const guards = guardsOf(guardFactsOf(desk, it, fresh.content));
	const priced = settlesPrice(decision.price, it);
	if (!priced.ok && guards.some(({ code, ok }) => code === 'order_changed' && !ok)) return priced;
	const [failed] = blocking(guards, [
		...(actor.rights.has('manage') ? given : []),
		...(priced.ok && priced.value ? [{ guard: 'order_changed' }] : [])
	]);
	if (!failed) return given.length === 0 || actor.rights.has('manage') ? yes(undefined) : no('auth.forbidden');
	const { code, todo, atStake, overridable, about } = failed;
	const facts = { guard: code, todo, at_stake: atStake, overridable, about, before: it.due, after: fresh.content.due };
	return no(GUARD_REFUSALS[code], facts);
}

/** T7 for this person. */
export const judgeRejection = ({ actor }: Pick<Ctx, 'actor'>, it: Pick<Case, 'state'>): Verdict => {
	const step = stepFor(it.state, 'reject', actor.rights);
	return step.ok ? yes(undefined) : step;
};

type Accepted = Pick<Case, 'state' | 'decidedBy' | 'releasedAt' | 'onBehalf' | 'wasRequested' | 'number'>;

/** T16 for this person: within the grace, and only what somebody had asked for. */
export function judgeUnaccept({ actor }: Pick<Ctx, 'actor'>, it: Accepted): Verdict {
	const step = stepFor(it.state, 'unaccept', actor.rights, claimsOf(actor, it));
	if (!step.ok) return step;
	if (it.releasedAt) return no('cancellation.grace_over', { number: it.number });
	return it.wasRequested ? yes(undefined) : no('cancellation.was_never_requested', { number: it.number });
}
