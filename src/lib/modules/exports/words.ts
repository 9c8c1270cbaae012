import { m } from '$lib/paraglide/messages';
import type { ExportView } from './schema';

type State = ExportView['state'];
type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const WORDS: Readonly<Record<State, () => string>> = {
	waiting: m.exports_state_waiting,
	running: m.exports_state_running,
	done: m.exports_state_done,
	canceled: m.exports_state_canceled,
	failed: m.exports_state_failed,
	expired: m.exports_state_expired
};
export const exportStateWord = (state: State): string => WORDS[state]();

export const EXPORT_TONES: Readonly<Record<State, Tone>> = {
	waiting: 'neutral',
	running: 'info',
	done: 'success',
	canceled: 'neutral',
	failed: 'danger',
	expired: 'neutral'
};

const STEP = 1024;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size as people say it: “3.4 MB”. */
export function sizeWords(bytes: number, locale: string): string {
	const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(STEP)));
	const unit = UNITS[power] ?? 'byte';
	const digits = { maximumFractionDigits: power > 1 ? 1 : 0 };
	return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...digits }).format(
		bytes / STEP ** power
	);
}
