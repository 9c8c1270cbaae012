import { sum, type Minor } from '$lib/core/money';
import { isOneOf } from '$lib/core/one-of';
import { HOUR } from '$lib/core/time';
import type { LineFacts } from '../../orders/order';
import { balanceOf, owedOf } from '../../orders/owed';
import { orderState, type OrderState } from '../../orders/state';
import type { CaseFacts, GivenUp, Quote, QuoteInput, SelectedItem } from '../../refunds/quote/quote-facts';
import { fitTaken, givenUpFor } from '../../refunds/quote/given-up';
import { caseFacts } from '../../refunds/quote/quote';
import { LIVE } from '../../refunds/status';
import { TENDER_KINDS } from '../../refunds/tender-kinds.data';
import type { Origin } from '../../settings/origins';
import type { Policy } from '../../settings/policy';
import type { Case, Desk } from '../case';
import { moneyPanel, type MoneyPanel } from './money-panel';
import { ACCEPTED_STATUSES, LIVE_STATUSES } from '../status';

/** What the shopper owes for the order, with the case `except` thought away. */
export function owedOn({ order, cases }: Pick<Desk, 'order' | 'cases'>, except?: string): Minor {
	const accepted = acceptedOf(cases).filter(({ id }) => id !== except);
	const nothingLeft = order.lines.every(({ units, quantity }) => units.canceled === quantity);
	const writtenOff = writtenOffOn({ cases }, except);
	return owedOf({ ...order, writtenOff, accepted, nothingLeft: nothingLeft && except === undefined });
}

/** The debt given up for goods that ship, as `written_off_minor` follows by trigger, with the case `except` thought away. */
function writtenOffOn({ cases }: Pick<Desk, 'cases'>, except: string | undefined): Minor {
	const taken = acceptedOf(cases).filter(({ id }) => id !== except);
	return Math.max(
		0,
		sum(cases.map(({ givenUp }) => givenUp)) - sum(taken.map(({ quote }) => quote.givenUp?.total ?? 0))
	);
}

const givenUpOn = (desk: Desk, except: string | undefined): GivenUp => ({
	total: writtenOffOn(desk, except),
	parts: givenUpParts(desk)
});
const givenUpParts = ({ cases }: Pick<Desk, 'cases'>) =>
	cases.flatMap(({ givenUp, quote }) => givenUpFor(givenUp, quote));

/** Accepted cases that took more of what undone ones gave up than is given up any more, as they are to be. */
export function takenTooMuch({ cases }: Pick<Desk, 'cases'>): { readonly it: Case; readonly quote: Quote }[] {
	const given = { total: sum(cases.map(({ givenUp }) => givenUp)), parts: givenUpParts({ cases }) };
	const took = acceptedOf(cases).map(({ id, quote: { sweep, givenUp } }) => ({ id, sweep, givenUp }));
	return fitTaken(given, took).flatMap(({ id, givenUp }) =>
		cases.filter((it) => it.id === id).map((it) => ({ it, quote: takingOnly(it.quote, givenUp) }))
	);
}
function takingOnly({ givenUp: _, ...quote }: Quote, givenUp: GivenUp | undefined): Quote {
	return givenUp && givenUp.total > 0 ? { ...quote, givenUp } : quote;
}

/** What the order holds beyond what it comes to, and nobody is sending back. */
export const surplusOn = ({ order, cases }: Pick<Desk, 'order' | 'cases'>): Minor =>
	Math.max(0, -balanceOf({ ...order, accepted: acceptedOf(cases) }));

/** What the order lacks of what it comes to, also where nothing ships and nobody is asked for it. */
export const shortOn = ({ order, cases }: Pick<Desk, 'order' | 'cases'>): Minor =>
	Math.max(0, balanceOf({ ...order, accepted: acceptedOf(cases) }));

const acceptedOf = (cases: readonly Case[]) => cases.filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state));

/** All of the order's money, in sums that add up. */
export const panelOf = ({ order, cases }: Pick<Desk, 'order' | 'cases'>): MoneyPanel =>
	moneyPanel({
		total: order.total,
		writtenOff: order.writtenOff,
		tenders: order.tenders,
		cases,
		nothingLeft: order.lines.every(({ units, quantity }) => units.canceled === quantity)
	});

/** Derived from units and money, never stored. */
export const stateOf = (desk: Pick<Desk, 'order' | 'cases'>): OrderState =>
	orderState({
		total: desk.order.total,
		owed: owedOn(desk),
		lines: desk.order.lines.map(({ units }) => units),
		tenders: desk.order.tenders,
		paymentInFlight: false
	});

type Asked = {
	readonly selection: readonly SelectedItem[];
	readonly origin: Origin;
	readonly policy: Policy;
	/** The case that is quoted again: it does not count beside itself. */
	readonly except?: string;
	/** When the case was asked for: fees by time go by it, not by when somebody decides. */
	readonly askedAt: Date;
};

/** The order as the quote engine wants it. */
export function quoteInputOf(desk: Desk, { selection, origin, policy, except, askedAt }: Asked): QuoteInput {
	const { order } = desk;
	const own = desk.refunds.filter(({ cancellationId, state }) => cancellationId === except && LIVE.includes(state));
	const reserved = (id: string) => sum(own.filter(({ tenderId }) => tenderId === id).map(({ amount }) => amount));
	return {
		order: {
			currency: order.currency,
			region: order.region,
			total: order.total,
			owed: owedOn(desk, except ?? ''),
			givenUp: givenUpOn(desk, except),
			unpaid: stateOf(desk) === 'awaiting_payment',
			step: Math.max(1, ...order.tenders.map(({ kind, step }) => Math.max(step, TENDER_KINDS[kind].step))),
			pointsEarned: order.pointsEarned,
			hoursOld: Math.max(0, (askedAt.getTime() - order.placedAt.getTime()) / HOUR),
			lines: order.lines.map(lineFacts),
			charges: order.charges.map((charge) => ({ ...charge, supplier: charge.supplierId })),
			discounts: order.discounts,
			benefits: order.benefitRules,
			tenders: order.tenders.map((tender) => ({
				id: tender.id,
				position: tender.position,
				kind: tender.kind,
				remaining: Math.max(0, tender.remaining + reserved(tender.id) - promisedOn(desk, tender.id, except)),
				canPartial: tender.partial && TENDER_KINDS[tender.kind].partial
			}))
		},
		others: othersOf(desk.cases, except),
		selection,
		origin,
		policy
	};
}

/**
 * What other cases in progress still owe on a tender though nothing is reserved for it now: a refund that failed and waits
 * for its next try, or parts that are not planned yet. It is not there for anybody else.
 */
function promisedOn({ cases, refunds }: Desk, tenderId: string, except: string | undefined): Minor {
	const owing = cases.filter(({ id, state }) => id !== except && state === 'in_progress');
	return sum(
		owing.map(({ id, quote, due, refunded, waived, lost }) => {
			const own = refunds.filter(({ cancellationId }) => cancellationId === id);
			const live = own.filter(({ state }) => LIVE.includes(state));
			const moved = [...live, ...own.filter(({ state }) => state === 'succeeded')];
			const planned = amountsOn(quote.tenders, tenderId) - amountsOn(moved, tenderId);
			const owed = due - refunded - waived - lost - sum(live.map(({ amount }) => amount));
			return Math.max(0, Math.min(planned, owed));
		})
	);
}

const amountsOn = (parts: readonly { readonly tenderId: string; readonly amount: Minor }[], tenderId: string): Minor =>
	sum(parts.filter((part) => part.tenderId === tenderId).map(({ amount }) => amount));

const lineFacts = ({ supplierId, supplierOrderState, unitPrice, ...line }: LineFacts) => ({
	...line,
	supplier: supplierId,
	supplierState: supplierOrderState,
	priced: unitPrice > 0
});

const othersOf = (cases: readonly Case[], except: string | undefined): CaseFacts[] =>
	cases.flatMap(({ id, state, quote }) =>
		id !== except && isOneOf(LIVE_STATUSES, state) ? [caseFacts(id, state, quote)] : []
	);
