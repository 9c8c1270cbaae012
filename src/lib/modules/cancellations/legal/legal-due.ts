import type { Origin } from '../../settings/origins';
import type { Reason } from '../../settings/reasons';
import { lawOf, type Clock, type ClockName } from './laws.data';
import { periodEnd, termEnd, type Calendar } from './term';

/** By when the law wants the money back, and which clock says so. */
export type LegalDue = { readonly clock: ClockName; readonly at: Date };

export type LegalFacts = {
	readonly region: string;
	readonly origin: Origin;
	readonly reasons: readonly (Reason | null)[];
	/** When the order was placed: what it was paid with came no earlier. */
	readonly orderedAt: Date;
	/** When the case came in. */
	readonly createdAt: Date;
	/** Null until somebody accepted it. */
	readonly acceptedAt: Date | null;
	/** Of goods that had left: when they came back, or proof that they were sent. */
	readonly goodsAt?: Date | null;
};

/** Reasons that say the goods can't be had, so that the clock runs from before any decision. */
const CANT_BE_HAD: readonly (Reason | null)[] = ['sold_out', 'undeliverable'];

/** Null where no law of the order's region names a day, or its clock has not started. */
export function legalDueOf(facts: LegalFacts, calendarOf: (region: string) => Calendar): LegalDue | null {
	const clock = lawOf(facts.region)?.clocks.find((one) => runsFor(one, facts));
	const start = clock && startOf(clock, facts);
	return start ? { clock: clock.name, at: endOf(clock, start, facts.goodsAt ?? null, calendarOf(facts.region)) } : null;
}

/** Money that may wait for goods is due on the day they come, where that is later. */
function endOf(clock: Clock, start: Date, goodsAt: Date | null, calendar: Calendar): Date {
	const end = termEnd(start, clock, calendar);
	if (clock.goods !== 'waited_for' || !goodsAt) return end;
	const thatDay = termEnd(goodsAt, { days: 0, count: 'calendar' }, calendar);
	return thatDay > end ? thatDay : end;
}

function runsFor({ runsFor }: Clock, facts: LegalFacts): boolean {
	if (runsFor === 'withdrawal') return facts.origin === 'withdrawal';
	return runsFor === 'every_case' || cantBeHad(facts);
}

const cantBeHad = ({ reasons }: LegalFacts) => reasons.some((reason) => CANT_BE_HAD.includes(reason));

function startOf({ start, goods }: Clock, facts: LegalFacts): Date | null {
	if (goods === 'start' && facts.goodsAt) return facts.goodsAt;
	if (start === 'notice') return facts.createdAt;
	if (start === 'payment') return facts.orderedAt;
	return start === 'impossible' && cantBeHad(facts) ? facts.createdAt : facts.acceptedAt;
}

/** Whether the law of the order's region lets its consumer withdraw without a reason. */
export const givesWithdrawal = (region: string): boolean => Boolean(lawOf(region)?.withdrawal);

/** By when money must be back after a declaration whose order, and so its law, is not known yet: by the strictest. */
export const refundByLaw = (receivedAt: Date, timeZone: string): Date =>
	termEnd(receivedAt, STRICTEST, { timeZone, isHoliday: () => false });

const STRICTEST = { days: 14, count: 'calendar' } as const;

/** Until when consumers there may withdraw, of goods of which the last came then; null where nobody may. */
export function withdrawalEnd(region: string, deliveredAt: Date, calendar: Calendar): Date | null {
	const term = lawOf(region)?.withdrawal;
	if (!term) return null;
	return (term.movesOffHolidays ? periodEnd : termEnd)(deliveredAt, term, calendar);
}
