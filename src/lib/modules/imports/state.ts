import { no, yes, type Verdict } from '$lib/core/refusal';

/** A file is gone over twice: to see what would come of it, and to take its orders in. */
export const PHASES = ['check', 'import'] as const;
export type Phase = (typeof PHASES)[number];

export const RUN_STATES = ['running', 'done', 'stopped', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** How far an import is. */
export const IMPORT_STATES = ['mapping', 'checking', 'checked', 'importing', 'done', 'stopped', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type Runs = { readonly check: RunState | null; readonly import: RunState | null };

/** The state is derived, never set. A dry run that was stopped or failed is as good as none. */
export function importState(runs: Runs): ImportState {
	if (runs.import) return runs.import === 'running' ? 'importing' : runs.import;
	if (runs.check === 'running') return 'checking';
	return runs.check === 'done' ? 'checked' : 'mapping';
}

/** What can be done, and when. `choose` also begins the dry run. */
// prettier-ignore
export const STEPS = {
	choose: ['mapping', 'checked'],
	start:  ['checked'],
	resume: ['stopped', 'failed'],
	cancel: ['checking', 'importing']
} as const satisfies Record<string, readonly ImportState[]>;
export type Step = keyof typeof STEPS;

export function mayStep(step: Step, state: ImportState): Verdict {
	const from: readonly ImportState[] = STEPS[step];
	return from.includes(state) ? yes(undefined) : no('import.wrong_state', { state });
}
