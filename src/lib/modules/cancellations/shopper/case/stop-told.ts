import { formatDateTime } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import type { StopFact, StopFinding, Stoppable } from '../../suppliers/stoppable';

type Reading = { readonly locale: string; readonly timeZone: string };

/** Whether what is open can still be stopped, in the shopper's words: no supplier is named. Said by the server. */
export function stopTold(stop: Stoppable, { locale, timeZone }: Reading): string {
	const facts = stop.facts.filter(({ verdict }) => verdict === stop.verdict);
	const said = [...new Set(facts.map(wordOf))].join(' ');
	const oldest = facts.flatMap(({ at }) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0];
	const known =
		oldest && stop.verdict !== 'yes' ? m.supply_told_as_of({ time: formatDateTime(oldest, locale, timeZone) }) : '';
	return [said, known].filter(Boolean).join(' ');
}

/** A store is no supplier of ours: others pack for it. */
const wordOf = ({ source, finding }: StopFact): string =>
	source === 'store' && finding === 'refused' ? m.supply_tell_not_let_go() : FINDINGS[finding]();

const FINDINGS: Readonly<Record<StopFinding, (said?: Record<string, never>) => string>> = {
	not_packed: m.supply_tell_not_packed,
	being_packed: m.supply_tell_being_packed,
	handed_over: m.supply_tell_handed_over,
	not_ordered: m.supply_tell_not_packed,
	ordered: m.supply_tell_ordered,
	being_made: m.supply_tell_being_made,
	sent: m.supply_tell_handed_over,
	asked: m.supply_tell_asked,
	stopped: m.supply_tell_stopped,
	stopped_in_part: m.supply_tell_asked,
	refused: m.supply_tell_refused,
	too_late: m.supply_tell_refused,
	not_sent: m.supply_tell_not_packed
};
