import type { Minor } from '$lib/core/money';
import { later } from '$lib/core/time';
import { isStoredValue, type TenderName } from '../../orders/tender-names';
import { methodFor, walletOf, type MethodName } from '../../refunds/method-names';
import type { RefundState } from '../../refunds/status';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../case';
import { arrivalOf } from '../quote-view';

/** One part of the money that comes back. `promised`: it is quoted, and nobody has accepted yet. */
export type MoneyLine = {
	readonly id: string;
	readonly tender: TenderName;
	readonly label: string;
	readonly method: MethodName;
	readonly kind: 'refund' | 'void';
	readonly amount: Minor;
	readonly state: RefundState | 'promised';
	readonly trace: string | null;
	/** When the shopper should have it; null where that can't be said. */
	readonly arrives: Date | null;
	/** Stored value that comes back with the last of the rest. */
	readonly afterRest: boolean;
	/** It can't leave before the shopper has said which account. */
	readonly waitsForAccount?: boolean;
};

/** Where the money of a case is, tender by tender. */
export function moneyLines(desk: Desk, it: Case, now: Date): MoneyLine[] {
	const own = refundsOf(desk, it.id);
	const shown = own.filter((refund) => refund.state !== 'canceled' && !isTriedAgain(refund, own));
	if (it.state === 'requested' || (own.length === 0 && it.state === 'in_progress')) {
		return promised(desk, it, now).toSorted(asItCame);
	}
	const mixed = shown.some(({ method }) => !walletOf(method));
	return shown
		.map((refund) => ({ ...lineOf(desk, refund), ...whenOf(desk, { it, refund, now, mixed }) }))
		.toSorted(asItCame);
}

/** What leaves us first, then points and credit, which follow it. */
const asItCame = (a: MoneyLine, b: MoneyLine) => Number(isStoredValue(a.tender)) - Number(isStoredValue(b.tender));

/** A failed try that another one has followed tells the shopper nothing. */
const isTriedAgain = ({ id, tenderId, state }: RefundFacts, all: readonly RefundFacts[]) =>
	state === 'failed' && all.some((other) => other.tenderId === tenderId && other.id > id && other.state !== 'canceled');

function promised(desk: Desk, { quote }: Case, now: Date): MoneyLine[] {
	const tenders = quote.tenders.filter(({ amount }) => amount > 0);
	const mixed = tenders.some(({ tenderId }) => !isStored(desk, tenderId));
	return tenders.flatMap(({ tenderId, amount }) => {
		const tender = desk.order.tenders.find(({ id }) => id === tenderId);
		if (!tender) return [];
		const afterRest = mixed && isStoredValue(tender.kind);
		const arrives = afterRest ? null : arrivalOf(tenderId, desk.order.tenders, now);
		const method = methodFor(tender);
		const fixed = { kind: 'refund', state: 'promised', trace: null } as const;
		return { id: tenderId, tender: tender.kind, label: tender.label, method, amount, ...fixed, arrives, afterRest };
	});
}

const isStored = ({ order }: Desk, tenderId: string) =>
	order.tenders.some(({ id, kind }) => id === tenderId && isStoredValue(kind));

function lineOf({ order }: Desk, { id, tenderId, method, kind, amount, state, trace }: RefundFacts) {
	const tender = order.tenders.find((one) => one.id === tenderId);
	return { id, tender: tender?.kind ?? 'card', label: tender?.label ?? '', method, kind, amount, state, trace };
}

type Moving = { readonly it: Case; readonly refund: RefundFacts; readonly now: Date; readonly mixed: boolean };

function whenOf({ order }: Desk, { it, refund, now, mixed }: Moving): Pick<MoneyLine, 'arrives' | 'afterRest'> {
	const { state, tenderId, method, kind } = refund;
	const stored = walletOf(method) !== undefined;
	if (stored && state !== 'succeeded' && mixed) return { arrives: null, afterRest: true };
	if (kind === 'void' || STUCK.includes(state)) return { arrives: null, afterRest: false };
	const from = refund.settledAt ?? refund.submittedAt ?? latest(now, it.releasedAt ? refund.dueAt : it.graceUntil);
	return { arrives: arrivalOf(tenderId, order.tenders, from), afterRest: false };
}

const STUCK: readonly RefundState[] = ['failed', 'on_hold', 'blocked_by_dispute'];
const latest = (now: Date, at: Date | null) => (at && at > now ? at : later(now, 0));
