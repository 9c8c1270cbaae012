import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { METHOD_NAMES } from './method-names';
import { REFUND_STATES } from './status';

const when = z.iso.datetime().nullable();

/** A refund as outsiders see it. */
export const refund = z
	.object({
		id: idOf('rfd'),
		cancellation: idOf('can'),
		order: idOf('ord'),
		tender: idOf('ten'),
		kind: z.enum(['refund', 'void']),
		method: z.enum(METHOD_NAMES),
		amount: z.int(),
		currency: z.string(),
		state: z.enum(REFUND_STATES),
		/** On hold by the policy, until somebody who may pay releases it. */
		needs_release: z.boolean(),
		reference: z.string().nullable(),
		trace: z.string().nullable(),
		failure: z.string().nullable(),
		created_at: z.iso.datetime(),
		due_at: when,
		submitted_at: when,
		settled_at: when
	})
	.meta({ title: 'Refund' });
export type RefundView = z.infer<typeof refund>;

type Row = Pick<RefundView, 'id' | 'kind' | 'method' | 'currency' | 'state' | 'reference' | 'trace' | 'failure'> & {
	readonly cancellationId: string;
	readonly orderId: string;
	readonly tenderId: string;
	readonly amountMinor: number;
	readonly needsRelease: boolean;
	readonly createdAt: Date;
	readonly dueAt: Date | null;
	readonly submittedAt: Date | null;
	readonly settledAt: Date | null;
};

const iso = (at: Date | null) => at?.toISOString() ?? null;

export const refundView = (row: Row): RefundView => ({
	id: row.id,
	cancellation: row.cancellationId,
	order: row.orderId,
	tender: row.tenderId,
	kind: row.kind,
	method: row.method,
	amount: row.amountMinor,
	currency: row.currency,
	state: row.state,
	needs_release: row.needsRelease,
	reference: row.reference,
	trace: row.trace,
	failure: row.failure,
	created_at: row.createdAt.toISOString(),
	due_at: iso(row.dueAt),
	submitted_at: iso(row.submittedAt),
	settled_at: iso(row.settledAt)
});
