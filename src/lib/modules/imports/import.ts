import type { Layout } from './columns/layout';
import type { Kind } from './formats/kinds';
import type { MappingName } from './formats/names';
import type { Checkpoint } from './reading/position';
import type { Totals } from './schema';
import type { ImportState, Phase, RunState } from './state';

/** What came of going over a file, so far. `keptOut` counts lines, all else counts orders. */
export type RunFacts = {
	readonly phase: Phase;
	readonly state: RunState;
	readonly bytes: number;
	readonly lines: number;
	readonly orders: number;
	readonly present: number;
	readonly keptOut: Readonly<Partial<Record<Kind, number>>>;
	readonly notices: Readonly<Record<string, number>>;
	readonly totals: Totals;
	readonly reference: string | null;
	readonly startedAt: Date;
	readonly finishedAt: Date | null;
	readonly byName: string;
};

/** The same with what only the one who goes on needs. */
export type OpenRun = RunFacts & { readonly checkpoint: Checkpoint | undefined; readonly failures: number };

/** A file of orders and what was done with it. */
export type ImportFacts = {
	readonly id: string;
	readonly fileId: string | null;
	readonly fileName: string;
	readonly fileBytes: number;
	readonly encoding: string;
	readonly delimiter: string;
	readonly header: readonly string[];
	readonly samples: readonly (readonly string[])[];
	readonly fingerprint: string;
	readonly format: MappingName | null;
	readonly layout: Layout | null;
	readonly createdAt: Date;
	readonly byName: string;
	readonly check: RunFacts | null;
	readonly run: RunFacts | null;
	readonly state: ImportState;
};

/** One row of the list of imports. */
export type ImportSummary = Pick<ImportFacts, 'id' | 'fileName' | 'createdAt' | 'byName' | 'state'> & {
	readonly orders: number | null;
	readonly present: number | null;
	readonly keptOut: number | null;
};

/** The lines of all kinds together. */
export const allKeptOut = (counts: RunFacts['keptOut']): number =>
	Object.values(counts).reduce((all, count) => all + count, 0);
