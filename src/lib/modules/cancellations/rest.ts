import { sum } from '$lib/core/money';
import { walletOf } from '../refunds/method-names';
import type { TenderAmount } from '../refunds/quote-facts';
import { LIVE, OUTSIDE } from '../refunds/status';
import { withMethods, type RefundPart } from './acceptance';
import { refundsOf, type Case, type Desk, type RefundFacts } from './case';

/**
 * What the quote gives each external tender, less what came back there, is with a gateway already, was paid by a lost
 * dispute, or was waived.
 */
export function leftByTender(desk: Desk, it: Case): TenderAmount[] {
	const gone = refundsOf(desk, it.id).filter(({ state }) => state === 'succeeded' || OUTSIDE.includes(state));
	const goneOn = (id: string) => sum(gone.filter(({ tenderId }) => tenderId === id).map(({ amount }) => amount));
	const left = withMethods(it.quote.tenders, desk.order.tenders)
		.filter(({ method }) => walletOf(method) === undefined)
		.map(({ tenderId, amount }) => ({ tenderId, amount: amount - goneOn(tenderId) }));
	return withoutWaived(it, withoutLost(desk, it, left)).filter(({ amount }) => amount > 0);
}

/** Only a tender that was charged back can have lost anything. */
function withoutLost({ order }: Desk, it: Case, left: readonly TenderAmount[]): TenderAmount[] {
	let lost = it.lost;
	return left.map(({ tenderId, amount }) => {
		const chargedBack = order.tenders.some(({ id, chargedBack }) => id === tenderId && chargedBack > 0);
		const gone = chargedBack ? Math.min(lost, Math.max(0, amount)) : 0;
		lost -= gone;
		return { tenderId, amount: amount - gone };
	});
}

/** What was waived was waived of the whole: it is taken off the last tenders first. */
function withoutWaived({ waived }: Pick<Case, 'waived'>, left: readonly TenderAmount[]): TenderAmount[] {
	let room = sum(left.map(({ amount }) => amount)) - waived;
	return left.map(({ tenderId, amount }) => {
		const stays = Math.max(0, Math.min(amount, room));
		room -= stays;
		return { tenderId, amount: stays };
	});
}

/**
 * Once one part is through, the rest is planned again so that it stays in the lists, also where less was sent at once
 * than was due. Nothing while something is planned or under way, or a failed one waits for its retry.
 */
export function restToPlan(desk: Desk, it: Case): RefundPart[] {
	const own = refundsOf(desk, it.id);
	const waits = own.some((refund) => LIVE.includes(refund.state) || isLastTry(refund, own));
	return waits ? [] : withMethods(leftByTender(desk, it), desk.order.tenders);
}

/** Refunds that failed and were not tried again. */
export function lastFailures(desk: Desk, it: Case): RefundFacts[] {
	const own = refundsOf(desk, it.id);
	return own.filter((refund) => isLastTry(refund, own));
}

const isLastTry = ({ state, tenderId, createdAt }: RefundFacts, own: readonly RefundFacts[]) =>
	state === 'failed' && !own.some((other) => other.tenderId === tenderId && other.createdAt > createdAt);
