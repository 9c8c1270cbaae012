import { m } from '$lib/paraglide/messages';
import type { StopFact, StopFinding, StopVerdict } from './stoppable';
import type { WordTone } from '../words';

const FINDINGS: Readonly<Record<StopFinding, () => string>> = {
	not_packed: m.supply_stop_not_packed,
	being_packed: m.supply_stop_being_packed,
	handed_over: m.supply_stop_handed_over,
	not_ordered: m.supply_stop_not_ordered,
	ordered: m.supply_stop_ordered,
	being_made: m.supply_stop_being_made,
	sent: m.supply_stop_sent,
	asked: m.supply_stop_asked,
	stopped: m.supply_stop_stopped,
	stopped_in_part: m.supply_stop_in_part,
	refused: m.supply_stop_refused,
	too_late: m.supply_stop_too_late,
	not_sent: m.supply_stop_not_sent
};
const SOURCES: Readonly<Record<Exclude<StopFact['source'], 'store'>, () => string>> = {
	shop: m.supply_source_shop,
	supplier: m.supply_source_supplier,
	production: m.supply_source_production,
	carrier: m.supply_source_carrier
};
export const STOP_TONES: Readonly<Record<StopVerdict, WordTone>> = { yes: 'success', maybe: 'warning', no: 'danger' };
const VERDICTS: Readonly<Record<StopVerdict, () => string>> = {
	yes: m.supply_verdict_yes,
	maybe: m.supply_verdict_maybe,
	no: m.supply_verdict_no
};

export const stopVerdictWord = (verdict: StopVerdict): string => VERDICTS[verdict]();
export const stopSourceWord = ({ source, about }: StopFact): string =>
	about === '' && source !== 'store' ? SOURCES[source]() : about;
export const stopFindingWord = ({ finding }: StopFact): string => FINDINGS[finding]();
