import { sum } from '$lib/core/money';
import type { EventName } from '$lib/core/events';
import { isOutstanding, refundsOf, suppliersOf, type RefundFacts } from '../cancellations/case';
import { completionOf } from '../cancellations/completion';
import { completionFactsOf, isExternal } from '../cancellations/facts';
import { stateOf } from '../cancellations/money/order-money';
import type { Stays } from '../cancellations/returns/not-stopped';
import { guideOf } from '../cancellations/returns/return-guide';
import { isPayable } from '../orders/balance';
import { changeOf } from '../refunds/quote/quote-change';
import type { Quote } from '../refunds/quote/quote-facts';
import { casePayloadOf, quotedRefunds, refundLine, type About } from './case-payload';
import type { CaseMessage } from './names';

/** A reason to write: what happened, to what, and whether the customer heard of this case before. */
export type Telling = About & {
	readonly on: EventName;
	readonly subject: string;
	readonly toldBefore: boolean;
	/** The lower quote the shopper is asked to agree to. */
	readonly offered?: Quote | undefined;
	/** What this event took out of the case. */
	readonly stays?: readonly Stays[];
};

/** The payload of that message, or nothing where this case has nothing (more) to tell by it. */
export function contentOf(message: CaseMessage, telling: Telling): Readonly<Record<string, unknown>> | undefined {
	return isWanted(telling, message) ? CONTENT[message](telling) : undefined;
}

/**
 * Staff may have chosen, with their decision, not to notify. Told all the same: that a request came in, which was before
 * any decision; a withdrawal from the contract, by law; and what only they can answer.
 */
const isWanted = ({ it }: Telling, message: CaseMessage): boolean =>
	!(it.origin === 'supplier' && BETWEEN_US.includes(message)) &&
	(it.notify || it.origin === 'withdrawal' || ALWAYS.includes(message));
const ALWAYS: readonly CaseMessage[] = ['request-received', 'route-asked', 'new-link'];

/** What a supplier asks for and we refuse, since we buy elsewhere, is no news to the customer. */
const BETWEEN_US: readonly CaseMessage[] = ['request-received', 'rejected', 'part-not-stopped', 'withdrawn'];

const CONTENT: Readonly<Record<CaseMessage, (telling: Telling) => Readonly<Record<string, unknown>> | undefined>> = {
	'request-received': (about) => ({ ...casePayloadOf(about, quotedRefunds(about)), onBehalf: about.it.onBehalf }),
	'price-changed': (about) =>
		about.it.state === 'requested' && about.offered ? offeredOf(about, about.offered) : undefined,
	accepted: (about) => (wasDoneAtOnce(about) || !wasReleased(about) ? undefined : acceptedOf(about)),
	rejected: (about) => ({ ...casePayloadOf(about), ...whyOf(about), ...guideFor(about) }),
	'part-not-stopped': (about) => ({
		...casePayloadOf(about),
		why: about.on === 'cancellation.shrunk' ? 'shipped_first' : 'not_stopped',
		stays: about.stays ?? [],
		...guideFor(about)
	}),
	withdrawn: (about) => ({ ...casePayloadOf(about), gaveWay: about.on === 'cancellation.gave_way' }),
	'new-link': (about) => casePayloadOf(about),
	'refund-sent': refundSentOf,
	'route-asked': routeAskedOf,
	canceled: (about) => (about.it.state === 'canceled' && !isLateMoney(about) ? casePayloadOf(about) : undefined),
	undone: (about) => {
		const heard = about.it.wasRequested || about.toldBefore;
		const asked = isPayable(stateOf(about.desk)); // the payment request tells it then
		return about.it.state === 'undone' && heard && !asked ? casePayloadOf(about) : undefined;
	}
};

/** T15: money that was not wanted goes back, and nothing is canceled by it. */
const isLateMoney = ({ it }: Telling) => it.items.length === 0;

/** An undo in between takes the news away with the effects. */
const wasReleased = ({ it }: Telling) =>
	it.releasedAt !== null && (it.state === 'in_progress' || it.state === 'canceled');

/** T2 and T6: complete in the acceptance itself, so "canceled" is the one mail. */
const wasDoneAtOnce = ({ it }: Telling) =>
	it.externalDue === 0 && it.endedAt !== null && it.endedAt.getTime() === it.decidedAt?.getTime();

function acceptedOf(about: Telling) {
	const { desk, it } = about;
	const supplierAwaited =
		desk.policy.policy.refund_after === 'supplier_answer' && suppliersOf(desk, it.id).some(isOutstanding);
	const byHand = it.refundWhen === 'later' || refundsOf(desk, it.id).some(({ needsRelease }) => needsRelease);
	const later = byHand && it.due > 0 ? it.refundDueAt : null;
	return {
		...casePayloadOf(about),
		cameBack: it.goodsAt !== null,
		supplierAwaited,
		refundBy: later?.toISOString() ?? null
	};
}

function offeredOf(about: Telling, offered: Quote) {
	const { due: before } = about.it;
	const changes = changeOf(about.it.quote, offered)?.parts ?? [];
	return { ...casePayloadOf(about), before, after: offered.due, changes };
}

function whyOf({ it, on }: Telling) {
	const reason = it.reasonShown ? it.reason : null;
	if (on === 'cancellation.shipped_first') return { why: 'shipped_first', reason: null };
	return on === 'cancellation.not_stopped' ? { why: 'not_stopped', reason } : { why: 'decided', reason };
}

/** Where units of its lines are on their way, or arrived. */
function guideFor({ desk, it }: Telling) {
	const lines = desk.order.lines.filter(({ id }) => it.items.some(({ lineItemId }) => lineItemId === id));
	return lines.some(({ units }) => units.shipped + units.delivered > 0) ? { guide: guideOf(desk.policy.policy) } : {};
}

/**
 * Money that left us. When it is the last of the case, "canceled" follows at once and tells it: one mail, not two,
 * whichever of the two jobs runs first.
 */
function refundSentOf(about: Telling) {
	const { desk, it, subject } = about;
	const refund = refundsOf(desk, it.id).find(({ id }) => id === subject);
	if (!refund || !isOnItsWay(refund) || !isExternal(refund)) return undefined;
	const isLast = it.state === 'canceled' || completionOf(completionFactsOf(desk, it)) !== 'wait';
	if (isLast && !isLateMoney(about)) return undefined;
	const left = sum(
		refundsOf(desk, it.id)
			.filter(isOnItsWay)
			.map(({ amount }) => amount)
	);
	const rest = Math.max(0, it.due - left - it.waived - it.lost);
	return { ...casePayloadOf(about, [refundLine(about, refund)]), amount: refund.amount, rest };
}

/** Asked as long as nobody answered for them: the refund still waits. */
function routeAskedOf(about: Telling) {
	const { desk, it, subject } = about;
	const refund = refundsOf(desk, it.id).find(({ id }) => id === subject);
	if (!refund || it.state !== 'in_progress') return undefined;
	return { ...casePayloadOf(about, []), amount: refund.amount, failed: refund.state === 'failed' };
}

const isOnItsWay = ({ state }: RefundFacts) => state === 'pending' || state === 'succeeded';
