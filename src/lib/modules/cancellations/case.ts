import type { Minor } from '$lib/core/money';
import type { OrderFacts } from '../orders/order';
import type { TraceKind } from '../payments/gateway';
import type { Quote } from '../refunds/quote/quote-facts';
import type { RefundState } from '../refunds/status';
import type { Origin } from '../settings/origins';
import type { Policy } from '../settings/policy';
import type { Reason } from '../settings/reasons';
import type { AskedUnits } from '../suppliers/answer';
import type { Purchase } from '../suppliers/purchase';
import type { AnswerWay } from '../suppliers/terms';
import type { ClockName } from './legal/laws.data';
import type { Status } from './status';

export type CaseItem = {
	readonly id: string;
	readonly lineItemId: string;
	readonly quantity: number;
	readonly reason: Reason | null;
	readonly reasonText: string;
	readonly worth: Minor;
	readonly tax: Minor;
};

/** One cancellation as it is stored. */
export type Case = {
	readonly id: string;
	readonly number: string;
	readonly orderId: string;
	readonly state: Status;
	readonly origin: Origin;
	readonly wasRequested: boolean;
	readonly onBehalf: boolean;
	readonly via: 'phone' | 'email' | 'chat' | null;
	readonly version: number;
	readonly createdAt: Date;
	readonly decidedAt: Date | null;
	/** Who accepted, by actor id: within the grace they may take it back. */
	readonly decidedBy: string | null;
	/** Nobody decided: this rule of its policy did, counted from 1; 0 is the free minutes. */
	readonly acceptedByRule: number | null;
	readonly graceUntil: Date | null;
	readonly releasedAt: Date | null;
	readonly endedAt: Date | null;
	readonly assigneeId: string | null;
	readonly deadlineAt: Date;
	readonly policyVersion: number;
	readonly quoteId: string;
	readonly quote: Quote;
	/** A lower one that the shopper was asked to agree to. */
	readonly offeredQuoteId: string | null;
	readonly worth: Minor;
	readonly due: Minor;
	readonly externalDue: Minor;
	readonly refunded: Minor;
	readonly waived: Minor;
	readonly lost: Minor;
	/** Of what it paid back, what its undo let the shopper keep though its items ship. */
	readonly givenUp: Minor;
	readonly refundWhen: 'now' | 'later' | null;
	readonly refundDueAt: Date | null;
	/** By when the law of the order's region wants the money back. */
	readonly legalDueAt: Date | null;
	readonly legalClock: ClockName | null;
	/** A return: when its goods, which had left, came back, or proof that they were sent. */
	readonly goodsAt: Date | null;
	readonly restock: boolean;
	readonly restockedAt: Date | null;
	readonly notify: boolean;
	readonly reason: string | null;
	readonly reasonShown: boolean;
	readonly shopperNote: string;
	readonly staffNote: string;
	readonly items: readonly CaseItem[];
};

export type RefundFacts = {
	readonly id: string;
	readonly cancellationId: string;
	readonly tenderId: string;
	/** Which part of a payment that was captured in several. */
	readonly captureId?: string | null;
	readonly kind: 'refund' | 'void';
	readonly method: 'original_payment' | 'bank_deposit' | 'points' | 'store_credit' | 'gift_card' | 'manual';
	readonly amount: Minor;
	readonly state: RefundState;
	readonly reversed: Minor;
	readonly reference: string | null;
	readonly trace: string | null;
	readonly traceKind: TraceKind | null;
	readonly failureCode: string | null;
	/** When its gateway says that it is there. */
	readonly arrivesAt: Date | null;
	/** It waits for something the shopper must do. */
	readonly needsShopper: boolean;
	/** The policy holds it until somebody who may pay lets it go. */
	readonly needsRelease: boolean;
	readonly failure: string | null;
	readonly dueAt: Date | null;
	readonly createdAt: Date;
	readonly submittedAt: Date | null;
	readonly settledAt: Date | null;
	/** The batch by which it goes to the bank. */
	readonly batchId: string | null;
};

export const SUPPLIER_ANSWERS = [
	'to_send',
	'sent',
	'approved',
	'partly_approved',
	'declined',
	'expired',
	'not_needed'
] as const;
export type SupplierAnswer = (typeof SUPPLIER_ANSWERS)[number];

/** Whom was asked to stop for a case, and what it said. */
export type SupplierCase = {
	readonly id: string;
	readonly cancellationId: string;
	readonly supplierOrderId: string;
	readonly supplierId: string;
	readonly supplierName: string;
	readonly state: SupplierAnswer;
	readonly sentAt: Date | null;
	readonly answeredAt: Date | null;
	readonly note: string | null;
	readonly items: readonly AskedUnits[];
	readonly letter: string | null;
	/** Its letter was handed over, and nobody said that it was not taken. */
	readonly handedAt?: Date | null;
	readonly dueAt: Date | null;
	readonly remindedAt: Date | null;
	readonly escalatedAt: Date | null;
	readonly answeredVia: AnswerWay | null;
	readonly answerItems: readonly AskedUnits[] | null;
	readonly paysBackMinor: Minor | null;
	readonly paysBackCurrency: string | null;
	readonly paysBackOn: string | null;
	/** A manager, or the law, goes on without it. */
	readonly overriddenAt: Date | null;
	readonly overriddenBy: string | null;
	readonly overrideReason: string | null;
};

/** A gift card sold with a line. `unused`: all its money is on it, so the purchase can be canceled. */
export type SoldCard = { readonly id: string; readonly lineItemId: string; readonly unused: boolean };

/** All that a decision about one order needs, read under its row lock. */
export type Desk = {
	readonly order: OrderFacts;
	readonly cases: readonly Case[];
	readonly refunds: readonly RefundFacts[];
	readonly suppliers: readonly SupplierCase[];
	/** What was bought for the order. */
	readonly purchases: readonly Purchase[];
	/** Gift cards sold with the order. */
	readonly cards: readonly SoldCard[];
	/** In force now. */
	readonly policy: { readonly version: number; readonly policy: Policy };
	/** By version: those its cases were quoted under too. */
	readonly policies: ReadonlyMap<number, Policy>;
};

/** The case of that id on the desk; the caller just looked it up by it. */
export function caseOn(desk: Desk, id: string): Case {
	const found = desk.cases.find((one) => one.id === id);
	if (!found) throw new Error(`case ${id} is not on the desk of order ${desk.order.id}`);
	return found;
}

export const refundsOf = (desk: Pick<Desk, 'refunds'>, id: string) =>
	desk.refunds.filter((refund) => refund.cancellationId === id);
export const suppliersOf = (desk: Pick<Desk, 'suppliers'>, id: string) =>
	desk.suppliers.filter((one) => one.cancellationId === id);
/** It was asked, and then the case was undone: whether it stopped all the same still matters. */
export const isLate = ({ state }: Pick<Case, 'state'>, asked: Pick<SupplierCase, 'sentAt' | 'handedAt'>): boolean =>
	state === 'undone' && (asked.sentAt ?? asked.handedAt ?? null) !== null;
/** Its money went back without its word, which still tells whether the goods ship, and what it owes. */
export const isHeardAfter = ({ state }: Pick<Case, 'state'>, one: Pick<SupplierCase, 'state'>): boolean =>
	state === 'canceled' && one.state === 'sent';
/** It was asked, or may have been: nobody said yet what became of its letter. */
export const wasAsked = ({ state, handedAt = null }: Pick<SupplierCase, 'state' | 'handedAt'>): boolean =>
	state === 'sent' || (state === 'to_send' && handedAt !== null);
/** Waited for: asked or to be asked, not answered, and nobody went on without it. */
export const isOutstanding = ({ state, overriddenAt }: SupplierCase) =>
	overriddenAt === null && (state === 'to_send' || state === 'sent');
