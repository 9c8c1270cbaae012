import { HOUR, later } from '$lib/core/time';
import type { LineFacts } from '../../orders/order';
import { mayAskNow, type Purchase } from '../../suppliers/purchase';
import { isStale } from '../../suppliers/reading';
import { isOneOf } from '$lib/core/one-of';
import type { Policy } from '../../settings/policy';
import type { SupplierCase } from '../case';
import type { StoreSaid } from './store-said';

/** What is known of one of those who could still send it. */
export const STOP_FINDINGS = [
	'not_packed',
	'being_packed',
	'handed_over',
	'not_ordered',
	'ordered',
	'being_made',
	'sent',
	'asked',
	'stopped',
	'stopped_in_part',
	'refused',
	'too_late',
	'not_sent'
] as const;
export type StopFinding = (typeof STOP_FINDINGS)[number];
export const STOP_VERDICTS = ['yes', 'maybe', 'no'] as const;
export type StopVerdict = (typeof STOP_VERDICTS)[number];

export type StopFact = {
	readonly source: 'shop' | 'store' | 'supplier' | 'production' | 'carrier';
	/** The supplier or store, where it is about one. */
	readonly about: string;
	readonly finding: StopFinding;
	readonly verdict: StopVerdict;
	/** As of when that is known; null: as of now. */
	readonly at: Date | null;
	/** It was long ago, or its system can't be read: it may be different by now. */
	readonly stale: boolean;
};

/** Whether it can still be stopped: the worst of all that is known. `closes`: when shoppers may no longer ask. */
export type Stoppable = {
	readonly verdict: StopVerdict;
	readonly facts: readonly StopFact[];
	readonly closes: Date | null;
};

type Wanted = { readonly lineItemId: string; readonly quantity: number };
type Around = {
	readonly order: { readonly placedAt: Date; readonly lines: readonly StoppableLine[] };
	readonly purchases: readonly Bought[];
	readonly policy: { readonly policy: Pick<Policy, 'window_hours'> };
};
type StoppableLine = Pick<LineFacts, 'id' | 'units' | 'supplierId' | 'supplierOrderId' | 'personalized'>;
type Bought = Pick<Purchase, 'id' | 'supplierName' | 'kind' | 'terms' | 'state' | 'stateAt' | 'readFailures'>;
type Said = Pick<SupplierCase, 'supplierOrderId' | 'state' | 'sentAt' | 'answeredAt'>;
/** What suppliers said about this case (`asked`), where there is one, and the stores the order came from. */
type Looking = { readonly now: Date; readonly asked?: readonly Said[]; readonly stores?: readonly StoreSaid[] };

/** The one answer for shopper and staff. */
export function stoppableOf(
	desk: Around,
	wanted: readonly Wanted[],
	{ now, asked = [], stores = [] }: Looking
): Stoppable {
	const lines = desk.order.lines.flatMap((line) => {
		const one = wanted.find(({ lineItemId }) => lineItemId === line.id);
		return one ? [{ line, quantity: one.quantity }] : [];
	});
	const bought = desk.purchases.filter(({ id }) => lines.some(({ line }) => line.supplierOrderId === id));
	const own = shopFacts(lines);
	const gone = lines.length === 0 || own.some(({ finding }) => finding === 'handed_over');
	const there = gone ? [] : stores.map(storeFact);
	const facts = [...own, ...there, ...bought.map((one) => supplierFact(desk, one, { now, asked }))];
	const hours = desk.policy.policy.window_hours;
	return {
		facts,
		verdict: worst(facts),
		closes: hours === null ? null : later(desk.order.placedAt, hours * HOUR)
	};
}

const worst = (facts: readonly StopFact[]): StopVerdict =>
	STOP_VERDICTS.findLast((verdict) => facts.some((fact) => fact.verdict === verdict)) ?? 'yes';

type Line = { readonly line: StoppableLine; readonly quantity: number };

/** Our own shelf and the carrier are known as of now: the units say it. What is held or canceled is stopped already. */
function shopFacts(lines: readonly Line[]): StopFact[] {
	const facts: StopFact[] = [];
	const known = { about: '', at: null, stale: false } as const;
	const missing = ({ line: { units }, quantity }: Line) =>
		Math.max(0, quantity - units.open - units.held - units.canceled);
	const short = lines.filter((one) => missing(one) > 0);
	const gone = short.some(({ line: { units } }) => units.shipped + units.delivered > 0);
	const packing = short.some(({ line: { units } }) => units.fulfilling > 0);
	if (lines.some(({ line }) => line.supplierId === null) || packing)
		facts.push({
			...known,
			source: 'shop',
			...(packing
				? ({ finding: 'being_packed', verdict: 'maybe' } as const)
				: ({ finding: 'not_packed', verdict: 'yes' } as const))
		});
	if (gone) facts.push({ ...known, source: 'carrier', finding: 'handed_over', verdict: 'no' });
	return gone ? facts.filter(({ finding }) => finding !== 'not_packed') : facts;
}

const SAID = {
	sent: ['asked', 'maybe'],
	approved: ['stopped', 'yes'],
	expired: ['stopped', 'yes'],
	partly_approved: ['stopped_in_part', 'maybe'],
	declined: ['refused', 'no']
} as const;
const ANSWERS = ['sent', 'approved', 'expired', 'partly_approved', 'declined'] as const;

const THERE = { not_sent: 'yes', asked: 'maybe', stopped: 'yes', refused: 'no' } as const;

/** What left already is the carrier's word, whatever its store was read to say. */
const storeFact = ({ name: about, finding, at, unsure: stale }: StoreSaid): StopFact => ({
	...{ source: 'store', about, finding, verdict: THERE[finding], at, stale }
});

type Asked = { readonly now: Date; readonly asked: readonly Said[] };

function supplierFact({ order }: Around, bought: Bought, { now, asked }: Asked): StopFact {
	const said = asked.find(({ supplierOrderId }) => supplierOrderId === bought.id);
	const made = order.lines.some((line) => line.supplierOrderId === bought.id && line.personalized);
	const source = made && bought.state === 'in_production' ? 'production' : 'supplier';
	const about = bought.supplierName;
	if (said && isOneOf(ANSWERS, said.state)) {
		const [finding, verdict] = SAID[said.state];
		return { source, about, finding, verdict, at: said.answeredAt ?? said.sentAt, stale: false };
	}
	const stale = isStale(bought, order.placedAt, now);
	return { source, about, ...byState(bought), at: bought.stateAt ?? order.placedAt, stale };
}

function byState(bought: Bought): Pick<StopFact, 'finding' | 'verdict'> {
	const { state } = bought;
	if (state === 'not_placed') return { finding: 'not_ordered', verdict: 'yes' };
	if (state === 'canceled') return { finding: 'stopped', verdict: 'yes' };
	if (state === 'shipped' || state === 'delivered') return { finding: 'sent', verdict: 'no' };
	if (!mayAskNow(bought).ok) return { finding: 'too_late', verdict: 'no' };
	return { finding: state === 'placed' ? 'ordered' : 'being_made', verdict: 'maybe' };
}
