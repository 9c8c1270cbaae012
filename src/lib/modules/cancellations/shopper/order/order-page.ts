import type { Actor } from '$lib/core/actor';
import { sum } from '$lib/core/money';
import { HOUR, later } from '$lib/core/time';
import type { LineFacts } from '../../../orders/order';
import { lineStatus, shopperWord } from '../../../orders/state';
import { shopperReasons } from '../../../settings/reasons';
import type { Case, Desk } from '../../case';
import type { Intercept } from '../../intercept/intercept';
import { guideOf, hasLeft } from '../../returns/return-guide';
import type { Return } from '../../returns/return';
import { parcelsTold, returnsTold, returnTold } from '../../returns/return-words';
import type { EligibilityFacts } from '../../eligibility';
import { eligibilityFactsOf } from '../../facts';
import { owedOn, panelOf, stateOf } from '../../money/order-money';
import { moneyPlace, type MoneyReading } from '../case/case-words';
import { moneyLines, type MoneyLine } from '../case/money-lines';
import { whyNotLine, whyNotOrder, type WhyNot } from '../cancel/why-not';
import { reasonWord } from '../../words';
import { cancelTold } from '../cancel/cancel-words';
import { whyNotWord } from '../cancel/why-words';
import { stoppableOf } from '../../suppliers/stoppable';
import type { StoreSaid } from '../../suppliers/store-said';
import { stopTold } from '../case/stop-told';

type Asking = { readonly actor: Actor; readonly now: Date; readonly locale: string; readonly timeZone: string };

/** An order as its shopper sees it. */
export type OrderPage = ReturnType<typeof orderPage>;
export type OrderLine = OrderPage['lines'][number];

/** What became of its goods beside what the desk says. */
type Around = {
	readonly intercepts: readonly Intercept[];
	readonly returns: readonly Return[];
	readonly stores: readonly StoreSaid[];
};
const NOTHING_AROUND: Around = { intercepts: [], returns: [], stores: [] };

/** Everything the order's page and its cancel page show, from one reading of the desk. */
export function orderPage(
	desk: Desk,
	{ actor, now, locale, timeZone }: Asking,
	{ intercepts, returns, stores }: Around = NOTHING_AROUND
) {
	const { order, policy } = desk;
	const facts = eligibilityFactsOf(desk, actor, now);
	const hours = policy.policy.window_hours;
	return {
		id: order.id,
		number: order.number,
		placedAt: order.placedAt,
		currency: order.currency,
		total: order.total,
		owed: owedOn(desk),
		word: shopperWord(
			stateOf(desk),
			order.lines.map(({ units }) => units)
		),
		unpaid: facts.order.state === 'awaiting_payment',
		reasonRequired: policy.policy.reason_required && facts.order.state !== 'awaiting_payment',
		/** What may be chosen as the reason. */
		reasons: shopperReasons(policy.policy).map((value) => ({ value, label: reasonWord(value) })),
		...withWhy(whyNotOrder(facts, order.lines)),
		told: cancelTold(),
		stop: stopTold(stoppableOf(desk, openUnits(desk, facts), { now, stores }), { locale, timeZone }),
		until: hours === null ? null : later(order.placedAt, hours * HOUR),
		lines: order.lines.map((line) => lineOf(line, facts)),
		/** What became of asking carriers to stop a parcel, and of goods that are to come back. */
		parcels: [...parcelsTold(intercepts), ...returnsTold(returns, order.lines)],
		/** How to send back what left already. */
		sendBack: order.lines.some(hasLeft) ? returnTold(guideOf(policy.policy)) : null,
		sums: sumsOf(desk),
		money: panelOf(desk),
		tenders: order.tenders.map(tenderOf),
		cases: desk.cases.map((it) => caseRow(desk, it, { now, locale, timeZone, currency: order.currency })).toReversed()
	};
}

/** What the shopper can ask to cancel: what they can't is not asked about, so nothing is said of it. */
const openUnits = ({ order }: Desk, facts: EligibilityFacts) =>
	order.lines
		.filter((line) => whyNotLine(facts, line) === null)
		.map(({ id, units }) => ({ lineItemId: id, quantity: units.open }));

const tenderOf = ({ id, kind, label, captured, authorized }: Desk['order']['tenders'][number]) => ({
	id,
	kind,
	label,
	amount: Math.max(captured, authorized)
});

const lineOf = (line: LineFacts, facts: EligibilityFacts) => ({
	id: line.id,
	title: line.title,
	quantity: line.quantity,
	unitPrice: line.unitPrice,
	paid: line.paid,
	personalized: line.personalized,
	/** Its open units are being made for this order already. */
	making: line.personalized && facts.lines.some(({ id, inProduction }) => id === line.id && inProduction),
	status: lineStatus(line.units),
	open: line.units.open,
	...withWhy(whyNotLine(facts, line))
});

const sumsOf = ({ order }: Desk) => ({
	items: sum(order.lines.map(({ paid, discount }) => paid + discount)),
	discount: sum(order.lines.map(({ discount }) => discount)),
	shipping: sum(order.charges.filter(({ kind }) => kind === 'shipping').map(({ amount }) => amount)),
	fees: sum(order.charges.filter(({ kind }) => kind === 'fee').map(({ amount }) => amount))
});

/** A case, and where its money is as far as it has been accepted. */
const caseRow = (desk: Desk, it: Case, reading: MoneyReading) => ({
	number: it.number,
	state: it.state,
	createdAt: it.createdAt,
	due: it.due,
	units: it.items.reduce((all, { quantity }) => all + quantity, 0),
	money: it.state === 'in_progress' || it.state === 'canceled' ? moneyLines(desk, it, reading.now).map(placeOf) : []
});

const placeOf = (line: MoneyLine) => ({ id: line.id, ...moneyPlace(line) });

/** Why not, and that in words, which the page then need not bring. */
const withWhy = (whyNot: WhyNot | null) => ({ whyNot, why: whyNot && whyNotWord(whyNot) });
