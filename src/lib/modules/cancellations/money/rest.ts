import { sum } from '$lib/core/money';
import { walletOf } from '../../refunds/method-names';
import type { TenderAmount } from '../../refunds/quote/quote-facts';
import { LIVE, OUTSIDE } from '../../refunds/status';
import { withMethods, type RefundPart } from '../acceptance';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../case';
import { cameFromOutside } from '../facts';

/**
 * What the quote gives each external tender, less what came back there, is with a gateway already, was paid by a lost
 * dispute, or was waived; all together no more than the case is still due, where staff gave another tender more.
 */
export function leftByTender(desk: Desk, it: Case): TenderAmount[] {
	const gone = refundsOf(desk, it.id).filter(({ state }) => state === 'succeeded' || OUTSIDE.includes(state));
	const goneOn = (id: string) => sum(gone.filter(({ tenderId }) => tenderId === id).map(({ amount }) => amount));
	const left = withMethods(it.quote.tenders, desk.order.tenders)
		.filter(({ method }) => walletOf(method) === undefined)
		.map(({ tenderId, amount }) => ({ tenderId, amount: Math.max(0, amount - goneOn(tenderId)) }));
	const open = withoutLost(desk, it, left);
	const most = Math.min(sum(open.map(({ amount }) => amount)) - it.waived, stillDue(desk, it));
	return within(open, most).filter(({ amount }) => amount > 0);
}

/** What of the case's due is neither back, nor on its way, nor stored value that waits for the rest, nor given up. */
function stillDue(desk: Desk, it: Case): number {
	const counts = ({ state, method }: RefundFacts) =>
		state === 'succeeded' || OUTSIDE.includes(state) || (walletOf(method) !== undefined && LIVE.includes(state));
	const counted = refundsOf(desk, it.id).filter(counts);
	return it.due - sum(counted.map(({ amount }) => amount)) - it.waived - it.lost;
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

/** As much of them as there is room for; the last go short. */
function within(parts: readonly TenderAmount[], most: number): TenderAmount[] {
	let room = most;
	return parts.map(({ tenderId, amount }) => {
		const stays = Math.max(0, Math.min(amount, room));
		room -= stays;
		return { tenderId, amount: stays };
	});
}

/**
 * Once one part is through, the rest is planned again so that it stays in the lists, also where less was sent at once
 * than was due. Nothing while any of it is planned or under way, or a failed one waits for its retry. Stored value waits for
 * the end, and nothing waits for it.
 */
export function restToPlan(desk: Desk, it: Case): RefundPart[] {
	const own = refundsOf(desk, it.id);
	const parts = own.filter((refund) => cameFromOutside(desk, refund));
	const waits = parts.some((refund) => LIVE.includes(refund.state) || isLastTry(refund, parts));
	return waits ? [] : withMethods(leftByTender(desk, it), desk.order.tenders);
}

/** What of the stored value nothing stands for yet: staff typed less of it. It comes back all the same, with the rest. */
export function storedRest(desk: Desk, it: Case): RefundPart[] {
	const own = refundsOf(desk, it.id).filter(({ state }) => state === 'succeeded' || LIVE.includes(state));
	let room = stillDue(desk, it);
	return withMethods(it.quote.tenders, desk.order.tenders).flatMap((part) => {
		if (walletOf(part.method) === undefined) return [];
		const { remaining = 0 } = desk.order.tenders.find(({ id }) => id === part.tenderId) ?? {};
		const planned = sum(own.filter(({ tenderId }) => tenderId === part.tenderId).map(({ amount }) => amount));
		const amount = Math.min(part.amount - planned, remaining, room);
		if (amount <= 0) return [];
		room -= amount;
		return [{ ...part, amount }];
	});
}

/** Refunds that failed and were not tried again. */
export function lastFailures(desk: Desk, it: Case): RefundFacts[] {
	const own = refundsOf(desk, it.id);
	return own.filter((refund) => isLastTry(refund, own));
}

const isLastTry = ({ state, tenderId, captureId = null, createdAt }: RefundFacts, own: readonly RefundFacts[]) =>
	state === 'failed' &&
	!own.some((one) => one.tenderId === tenderId && (one.captureId ?? null) === captureId && one.createdAt > createdAt);
