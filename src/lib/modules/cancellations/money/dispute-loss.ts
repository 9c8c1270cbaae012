import { sum, type Minor } from '$lib/core/money';
import { LIVE, OUTSIDE } from '../../refunds/status';
import { refundsOf, type Case, type Desk } from '../case';
import { lastFailures, leftByTender } from './rest';

/** What of a case's due a lost dispute paid the shopper. */
export type Loss = { readonly cancellationId: string; readonly amount: Minor };

type Disputed = { readonly tenderId: string; readonly captureId: string | null; readonly amountMinor: Minor };

/**
 * How a lost dispute's amount covers what was still to come on its tender, or on the one capture of it: the oldest case
 * first, each up to what is left there. What nobody is owed stays the shop's loss.
 */
export function lossesOf(desk: Desk, { tenderId, captureId, amountMinor }: Disputed): Loss[] {
	let rest = amountMinor;
	return desk.cases
		.filter(({ state }) => state === 'in_progress')
		.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
		.flatMap((it) => {
			const onTender = leftByTender(desk, it).find((one) => one.tenderId === tenderId)?.amount ?? 0;
			const left = Math.max(0, onTender - (captureId === null ? 0 : onOthers(desk, it, { tenderId, captureId })));
			const open = Math.max(0, it.due - it.refunded - it.waived - it.lost);
			const amount = Math.min(rest, left, open);
			rest -= amount;
			return amount > 0 ? [{ cancellationId: it.id, amount }] : [];
		});
}

/** What is to come on other captures of the payment: planned there, or waiting to be tried again. */
function onOthers(desk: Desk, it: Case, { tenderId, captureId }: Omit<Disputed, 'amountMinor'>): Minor {
	const planned = refundsOf(desk, it.id).filter(({ state }) => LIVE.includes(state) && !OUTSIDE.includes(state));
	const others = [...planned, ...lastFailures(desk, it)].filter(
		(one) => one.tenderId === tenderId && (one.captureId ?? captureId) !== captureId
	);
	return sum(others.map(({ amount }) => amount));
}

type Let = { readonly cancellationId: string; readonly amountMinor: Minor };

/** What stays to be paid of the refunds that were let go, once each case's loss has paid its share of them. */
export function restsOf<T extends Let>(released: readonly T[], losses: readonly Loss[]) {
	const lost = new Map(losses.map(({ cancellationId, amount }) => [cancellationId, amount]));
	return released.map((refund) => {
		const paid = Math.min(lost.get(refund.cancellationId) ?? 0, refund.amountMinor);
		lost.set(refund.cancellationId, (lost.get(refund.cancellationId) ?? 0) - paid);
		return { refund, rest: refund.amountMinor - paid };
	});
}
