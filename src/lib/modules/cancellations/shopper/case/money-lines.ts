import type { Minor } from '$lib/core/money';
import { later } from '$lib/core/time';
import { isStoredValue, type TenderName } from '../../../orders/tenders/tender-names';
import type { TraceKind } from '../../../payments/gateway';
import { arrivalBy, journeyOf, type JourneyStep } from '../../../refunds/journey';
import { methodFor, walletOf, type MethodName } from '../../../refunds/method-names';
import type { RefundState } from '../../../refunds/status';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../../case';
import { arrivalOf } from '../../money/quote-view';

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
	readonly traceKind: TraceKind | null;
	readonly sentAt: Date | null;
	/** When the shopper should have it; null where that can't be said. */
	readonly arrives: Date | null;
	/** Stored value that comes back with the last of the rest. */
	readonly afterRest: boolean;
	/** How far it has come; empty before anything was accepted. */
	readonly journey: readonly JourneyStep[];
	/** It leaves once somebody in the shop lets it go. */
	readonly needsRelease?: boolean;
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
	return shown.map((refund) => movedLine(desk, { it, refund, now, mixed })).toSorted(asItCame);
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
		const untold = { trace: null, traceKind: null, sentAt: null, journey: [] };
		const fixed = { kind: 'refund', state: 'promised', ...untold } as const;
		return { id: tenderId, tender: tender.kind, label: tender.label, method, amount, ...fixed, arrives, afterRest };
	});
}

const isStored = ({ order }: Desk, tenderId: string) =>
	order.tenders.some(({ id, kind }) => id === tenderId && isStoredValue(kind));

type Moving = { readonly it: Case; readonly refund: RefundFacts; readonly now: Date; readonly mixed: boolean };

function movedLine(desk: Desk, moving: Moving): MoneyLine {
	const { it, refund, now } = moving;
	const { id, tenderId, method, kind, amount, state, trace, traceKind } = refund;
	const tender = desk.order.tenders.find((one) => one.id === tenderId);
	const [tenderKind, label] = [tender?.kind ?? 'card', tender?.label ?? ''];
	const when = whenOf(moving, tenderKind);
	return {
		...{ id, tender: tenderKind, label, method, kind, amount, state, trace, traceKind, ...when },
		needsRelease: refund.needsRelease,
		sentAt: refund.submittedAt ?? refund.settledAt,
		journey: journeyOf(refund, { acceptedAt: it.decidedAt ?? it.createdAt, by: when.arrives, now })
	};
}

function whenOf({ it, refund, now, mixed }: Moving, tender: TenderName): Pick<MoneyLine, 'arrives' | 'afterRest'> {
	const stored = walletOf(refund.method) !== undefined;
	if (stored && refund.state !== 'succeeded' && mixed) return { arrives: null, afterRest: true };
	// What a person has to let go leaves on the last day for it at the latest.
	if (refund.needsRelease)
		return { arrives: arrivalBy({ ...refund, state: 'planned' }, tender, latest(now, refund.dueAt)), afterRest: false };
	const planned = latest(now, it.releasedAt ? refund.dueAt : it.graceUntil);
	const from = refund.settledAt ?? refund.submittedAt ?? planned;
	return { arrives: arrivalBy(refund, tender, from), afterRest: false };
}

const latest = (now: Date, at: Date | null) => (at && at > now ? at : later(now, 0));
