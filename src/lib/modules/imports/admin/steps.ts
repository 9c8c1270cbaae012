import { m } from '$lib/paraglide/messages';
import type { ImportFacts } from '../import';

type Step = { readonly label: string; readonly state: 'done' | 'current' | 'todo' | 'failed'; readonly at?: Date };

/** How far an import is, as the page shows it above all else. */
export function stepsOf({ state, createdAt, check, run }: ImportFacts): Step[] {
	const at = (time: Date | null | undefined) => (time ? { at: time } : {});
	const mapped = check !== null && check.state !== 'failed';
	const checked = check?.state === 'done';
	return [
		{ label: m.import_step_upload(), state: 'done', at: createdAt },
		{ label: m.import_step_columns(), state: mapped ? 'done' : 'current' },
		{ label: m.import_step_check(), state: checkState(state, check?.state), ...at(checked ? check.finishedAt : null) },
		{ label: m.import_step_import(), state: runState(state), ...at(run?.finishedAt) }
	];
}

function checkState(state: ImportFacts['state'], check: string | undefined): Step['state'] {
	if (check === 'failed') return 'failed';
	if (state === 'checking') return 'current';
	return state === 'mapping' ? 'todo' : 'done';
}

function runState(state: ImportFacts['state']): Step['state'] {
	if (state === 'done') return 'done';
	if (state === 'failed' || state === 'stopped') return 'failed';
	return state === 'importing' || state === 'checked' ? 'current' : 'todo';
}
