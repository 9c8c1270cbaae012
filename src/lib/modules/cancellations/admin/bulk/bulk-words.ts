import { m } from '$lib/paraglide/messages';
import type { RunKind, RunState } from '../../bulk/run';
import type { RowView } from '../../bulk/run-view';
import { say, type WordTone } from '../../words';

type Counted = (inputs: { count: number }) => string;

const TITLES: Readonly<Record<RunKind, Counted>> = {
	accept: m.bulk_title_accept,
	reject: m.bulk_title_reject,
	assign: m.bulk_title_assign,
	refund: m.later_bulk_title,
	undo: m.bulk_title_undo
};
/** What the run is about: “Accept 50 cancellations”. */
export const runTitle = (kind: RunKind, count: number): string => TITLES[kind]({ count });

export const runStateWord = say<RunState>({
	draft: m.bulk_state_draft,
	running: m.bulk_state_running,
	stopped: m.bulk_state_stopped,
	finished: m.bulk_state_finished
});
export const RUN_TONES: Readonly<Record<RunState, WordTone>> = {
	draft: 'neutral',
	running: 'info',
	stopped: 'warning',
	finished: 'success'
};

const DONE: Readonly<Record<RunKind, () => string>> = {
	accept: m.bulk_done_accept,
	reject: m.bulk_done_reject,
	assign: m.bulk_done_assign,
	refund: m.later_bulk_done,
	undo: m.bulk_done_undo
};
const RESULTS = {
	left_out: m.bulk_result_left_out,
	failed: m.bulk_result_failed,
	waiting: m.bulk_result_waiting
} as const;
/** What came of one case. In a dry run what waits would be done. */
export function resultWord({ result }: Pick<RowView, 'result'>, kind: RunKind, state: RunState): string {
	if (result === 'done') return DONE[kind]();
	return result === 'waiting' && state === 'draft' ? m.bulk_result_would() : RESULTS[result]();
}
export const RESULT_TONES: Readonly<Record<RowView['result'], WordTone>> = {
	done: 'success',
	left_out: 'warning',
	failed: 'danger',
	waiting: 'neutral'
};

/** How a run's end is said aloud. */
export const endWords = ({ done, leftOut, failed }: { done: number; leftOut: number; failed: number }): string =>
	leftOut + failed === 0 ? m.bulk_finished_all({ done }) : m.bulk_finished_some({ done, rest: leftOut + failed });
