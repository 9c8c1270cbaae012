import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { QuoteChange } from '../../../refunds/quote/quote-change';
import { acceptanceOf, type Acceptance } from '../../acceptance';
import { suppliersOf, type Case, type CaseItem, type Desk } from '../../case';
import { lawfulBy, legalColumns, type Lawful, type LegalCase } from '../../legal/of-case.server';
import type { Decision } from '../../schema';
import type { CancellationEvent } from '../../status';
import type { KeptQuote } from '../request/quoting.server';

/** All that accepting needs to know. */
export type Accepting = {
	readonly desk: Desk;
	readonly it: Pick<Case, 'id' | 'orderId' | 'createdAt'>;
	/** What of it the law looks at. */
	readonly law: LegalCase;
	readonly quote: KeptQuote;
	readonly decision: Decision;
	/** Units that a request holds already; the rest is open. */
	readonly held: readonly Pick<CaseItem, 'lineItemId' | 'quantity'>[];
	readonly event: CancellationEvent;
	/** How it differs from what was quoted before; it went by that where its quote did. */
	readonly change?: QuoteChange | null;
	/** The rule of its policy that accepted it by itself. */
	readonly rule?: number;
};

type Terms = { readonly acceptance: Acceptance; readonly lawful: Lawful };

/** What an acceptance sets in motion, and by when the law wants it done. @throws Refused where it is not this person's */
export function termsOf(ctx: Ctx, accepting: Accepting): Terms {
	const { desk, quote, decision, event, law } = accepting;
	const agreed = desk.policies.get(quote.policyVersion) ?? desk.policy.policy;
	// By law nobody may keep the money of a withdrawal back until they get round to it.
	const policy = event === 'cancellation.withdrawal_received' ? { ...agreed, refund: 'now' as const } : agreed;
	const lawful = lawfulBy(ctx, desk, { ...law, decided: true });
	const asked = suppliersOf(desk, accepting.it.id);
	const facts = { desk, quote: quote.content, asked, policy, now: ctx.now, rights: ctx.actor.rights, lawful };
	return { acceptance: demand(acceptanceOf(decision, facts)), lawful };
}

/** The case's row after it. */
export const patchOf = ({ now, actor }: Ctx, { quote, decision, rule }: Accepting, { acceptance, lawful }: Terms) => ({
	state: 'in_progress' as const,
	decidedAt: now,
	decidedBy: actor.id,
	graceUntil: acceptance.graceUntil,
	deadlineAt: acceptance.graceUntil,
	quoteId: quote.id,
	quote: quote.content,
	worthMinor: quote.content.worth,
	dueMinor: quote.content.due,
	externalDueMinor: acceptance.externalDue,
	refundWhen: acceptance.when,
	refundDueAt: acceptance.refundDueAt,
	restock: acceptance.restock,
	notify: acceptance.notify,
	...legalColumns(lawful),
	acceptedByRule: rule ?? null,
	...(decision.reason === undefined ? {} : { reason: decision.reason }),
	// A partner's stays its own words.
	...(decision.note !== undefined && actor.rights.has('decide') ? { staffNote: decision.note } : {})
});
