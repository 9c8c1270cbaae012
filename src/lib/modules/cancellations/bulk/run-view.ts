import type { Policy } from '../../settings/policy';
import type { Label } from '../status';
import type { Outcome, RowTab, RunKind, RunOptions, RunState, StopReason } from './run';
import type { Summary } from './summary';

/** A run as a list shows it: what it is, who did it, how far it is. */
export type RunLine = {
	readonly id: string;
	readonly kind: RunKind;
	readonly state: RunState;
	readonly summary: Summary;
	readonly undoes: string | null;
	readonly undoneBy: string | null;
	readonly by: string;
	readonly actsFor: string;
	readonly startedAt: Date | null;
	readonly stoppedAt: Date | null;
	readonly stoppedBy: string | null;
	readonly stopReason: StopReason | null;
	readonly finishedAt: Date | null;
	readonly done: number;
	readonly leftOut: number;
	readonly failed: number;
	readonly waiting: number;
};

/** One case of a run. `why` it was left out, and what can be done about it, in words. */
export type RowView = Label & {
	readonly id: string;
	readonly position: number;
	readonly number: string;
	readonly orderNumber: string;
	readonly customer: string;
	readonly currency: string;
	readonly due: number;
	readonly result: Outcome | 'waiting';
	readonly why: string | undefined;
	readonly todo: string | undefined;
	readonly reference: string | null;
};

/** A run as its page gets it. */
export type RunView = RunLine & {
	readonly options: RunOptions;
	readonly checkedAt: Date;
	readonly reasons: readonly { readonly code: string; readonly count: number; readonly text: string }[];
	readonly sums: readonly { readonly currency: string; readonly count: number; readonly amount: number }[];
	/** What can still be taken back for free; `open`: by the run's own undo, `mine`: by whoever looks. */
	readonly grace: {
		readonly count: number;
		readonly first: Date | null;
		readonly open: boolean;
		readonly mine: boolean;
	};
	readonly policy: Pick<Policy, 'refund' | 'restock' | 'grace_minutes'>;
	/** What becomes of much money once this reader accepts; nothing where it leaves by itself. */
	readonly release: string | undefined;
	/** Whom cases can be given to. */
	readonly people: readonly { readonly id: string; readonly name: string }[];
	readonly mayPay: boolean;
	readonly tab: RowTab;
	readonly rows: readonly RowView[];
	/** Where the next rows begin. */
	readonly next?: number;
	readonly back?: boolean;
};
