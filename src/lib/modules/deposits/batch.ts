import type { Minor } from '$lib/core/money';
import type { RefundState } from '../refunds/status';

/** `open`: made, and nobody knows yet what the bank did. `failed`: the bank took none of it. */
export const BATCH_STATES = ['open', 'paid', 'failed', 'canceled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** More than this is more than one batch. */
export const MOST_DEPOSITS = 500;

export const FILE_KINDS = ['csv', 'pain001'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What of a batch became of its refunds: waiting for the bank's word, paid, or not taken. */
export type BatchSums = {
	readonly count: number;
	readonly amount: Minor;
	readonly waiting: number;
	readonly paid: number;
	readonly paidAmount: Minor;
	readonly failed: number;
	readonly failedAmount: Minor;
};

/** A batch as pages show it. */
export type Batch = BatchSums & {
	readonly id: string;
	readonly number: number;
	readonly currency: string;
	readonly state: BatchState;
	readonly createdAt: Date;
	readonly createdBy: string;
	readonly exports: number;
	readonly exportedAt: Date | null;
	readonly paidOn: string | null;
	readonly paidReference: string | null;
	readonly endedAt: Date | null;
	readonly endedBy: string | null;
};

/** A refund in a batch; `account` is masked, and gone when its details were deleted. */
export type BatchItem = {
	readonly id: string;
	readonly case: string;
	readonly order: string;
	readonly customer: string;
	readonly amount: Minor;
	readonly state: RefundState;
	readonly failure: string | null;
	readonly account: string | null;
};

/** A deposit that waits for somebody to make it; `account` is masked, null where the customer gave none yet. */
export type PendingDeposit = {
	readonly id: string;
	readonly case: string;
	readonly order: string;
	readonly customer: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly due: Date;
	readonly account: string | null;
};

/** How people call it. */
export const batchName = (number: number): string => `B-${number}`;
