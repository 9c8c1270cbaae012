import type { Minor } from '$lib/core/money';
import type { TenderName } from '../../orders/tenders/tender-names';

/** What can be done to many cases at once. `undo` takes another run back. */
export const RUN_KINDS = ['accept', 'reject', 'assign', 'refund', 'undo'] as const;
export type RunKind = (typeof RUN_KINDS)[number];
/** Those that people choose cases for. */
export const CHOSEN_KINDS = ['accept', 'reject', 'assign', 'refund'] as const satisfies readonly RunKind[];
export type ChosenKind = (typeof CHOSEN_KINDS)[number];

export const RUN_STATES = ['draft', 'running', 'stopped', 'finished'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What came of one case. `failed`: something broke on our side, several times. */
export const OUTCOMES = ['done', 'left_out', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `starter_inactive`: whoever it was done for may not work here any more. */
export const STOP_REASONS = ['person', 'starter_inactive'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** Most cases of one run. */
export const MOST_ROWS = 1000;
/** Rows that one job carries out before the next takes over. */
export const STEP_ROWS = 25;
/** Tries of a row that breaks before it counts as failed. */
export const MOST_ATTEMPTS = 3;

/** Which of a run's rows a page shows. */
export const ROW_TABS = ['all', 'waiting', 'done', 'left_out'] as const;
export type RowTab = (typeof ROW_TABS)[number];

/** What is decided for all of a run's cases alike. */
export type RunOptions = {
	readonly when?: 'now' | 'later';
	readonly restock?: boolean;
	readonly notify?: boolean;
	readonly note?: string;
	readonly reason?: string;
	readonly show?: boolean;
	readonly assignee?: string | null;
};

/** Money of one kind of tender. */
export type TenderSum = { readonly kind: TenderName; readonly amount: Minor };
