import { isOneOf } from '$lib/core/one-of';
import { layoutInput } from '../columns/layout';
import { MAPPING_NAMES } from '../formats/names';
import type { ImportFacts, OpenRun, RunFacts } from '../import';
import { checkpoint, keptOutCounts, noticeCounts, sampleRows, texts, totalsByCurrency } from '../schema';
import { importState } from '../state';
import type { importRuns, imports } from '../tables.server';

type RunRow = typeof importRuns.$inferSelect;
type ImportRow = typeof imports.$inferSelect;

/** What a row of `import_runs` says. */
export const toRun = ({ keptOut, notices, totals, checkpoint: at, failures, ...row }: RunRow): OpenRun => ({
	...toFacts({ keptOut, notices, totals, ...row }),
	checkpoint: at === null ? undefined : checkpoint.parse(at),
	failures
});

/** The same for those who only look. */
export function toFacts(row: Omit<RunRow, 'checkpoint' | 'failures'>): RunFacts {
	const { phase, state, bytes, lines, orders, present, reference, startedAt, finishedAt, byName } = row;
	return {
		...{ phase, state, bytes, lines, orders, present, reference, startedAt, finishedAt, byName },
		keptOut: keptOutCounts.parse(row.keptOut),
		notices: noticeCounts.parse(row.notices),
		totals: totalsByCurrency.parse(row.totals)
	};
}

/** What a row of `imports` says, with its runs. */
export function toImport(
	{ header, samples, format, layout, ...row }: ImportRow,
	runs: readonly RunFacts[]
): ImportFacts {
	const check = runs.find(({ phase }) => phase === 'check') ?? null;
	const run = runs.find(({ phase }) => phase === 'import') ?? null;
	return {
		...row,
		header: texts.parse(header),
		samples: sampleRows.parse(samples),
		format: format !== null && isOneOf(MAPPING_NAMES, format) ? format : null,
		layout: layout === null ? null : layoutInput.parse(layout),
		check,
		run,
		state: importState({ check: check?.state ?? null, import: run?.state ?? null })
	};
}
