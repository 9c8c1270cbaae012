import { formatDate, formatMoney } from '$lib/core/format';
import type { Minor } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { TraceKind } from '../../payments/gateway';
import type { JourneyStep, Station } from '../../refunds/journey';
import { BY_HAND, walletOf, type MethodName } from '../../refunds/method-names';
import type { RefundState } from '../../refunds/status';
import { say } from '../words';

export const stationWord = say<Station>({
	accepted: m.track_at_accepted,
	sent: m.track_at_sent,
	taken: m.track_at_taken,
	paid: m.track_at_paid,
	given_back: m.track_at_given_back,
	released: m.track_at_released,
	expected: m.track_at_expected
});

/** The stations in words. */
export const journeyTold = (steps: readonly JourneyStep[]) =>
	steps.map(({ station, state, at, by }) => ({ label: stationWord(station), state, at, by }));

type Awaited = {
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly state: RefundState;
	readonly amount: Minor;
	readonly currency: string;
	readonly sentAt: Date | null;
	readonly by: Date | null;
	readonly trace: string | null;
	readonly traceKind: TraceKind | null;
};
type Reading = { readonly locale: string; readonly timeZone: string; readonly now: Date };

/**
 * What to do when the money is not there: until when to wait, what to look for, what to tell the bank, and what becomes of
 * it where the card or account is closed. Nothing before it has left us.
 */
export function notThereWords(refund: Awaited, { locale, timeZone, now }: Reading): string[] {
	const { kind, method, state, by, sentAt, trace } = refund;
	if (kind === 'void' || walletOf(method) || !LEFT.includes(state) || !sentAt) return [];
	const day = (at: Date) => formatDate(at, locale, timeZone, 'long');
	const told = { amount: formatMoney(refund.amount, refund.currency, locale), date: day(sentAt) };
	const bank = BY_HAND.includes(method);
	return [
		...(by && by > now ? [m.track_help_wait({ date: day(by) })] : []),
		bank ? m.track_help_look_bank() : m.track_help_look_card(),
		trace === null ? m.track_help_tell_later(told) : m.track_help_tell({ ...told, trace: named(refund, trace) }),
		bank ? m.track_help_closed_bank() : m.track_help_closed_card()
	];
}

const LEFT: readonly RefundState[] = ['submitted', 'pending', 'succeeded'];

/** “ARN 7453…”: banks ask what sort of number it is. */
const named = ({ traceKind }: Awaited, trace: string) => (traceKind ? `${traceKind.toUpperCase()} ${trace}` : trace);
