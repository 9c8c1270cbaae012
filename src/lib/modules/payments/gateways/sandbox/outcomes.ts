import { z } from 'zod';
import { DISPUTE_STATES } from '../../gateway';

export const MOVEMENT_STATES = ['pending', 'succeeded', 'failed'] as const;

/** How the sandbox can answer a refund or void call. Timeouts throw; after_success means the money moved all the same. */
export const OUTCOMES = [
	'succeeded',
	'pending',
	'declined',
	'timeout',
	'timeout_after_success',
	'late_failure'
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const outcome = z.object({ outcome: z.enum(OUTCOMES), after_ms: z.int().nonnegative().max(3_600_000).default(300) });
export type Script = readonly z.output<typeof outcome>[];

const amount = z.int().positive();
const key = z.string();
const onPayment = { reference: z.string() };

/**
 * What somebody does in the gateway's own console, or the bank of its payer: refunds something there, loses or changes what
 * we asked for by our refund's id, or opens and ends a dispute. Of disputes we are told by webhook; of the rest by nobody.
 */
const deed = z.discriminatedUnion('does', [
	z.object({ does: z.literal('refund'), ...onPayment, amount }),
	z.object({ does: z.literal('forget'), key }),
	z.object({ does: z.literal('change'), key, amount: amount.optional(), status: z.enum(MOVEMENT_STATES).optional() }),
	z.object({
		...{ does: z.literal('dispute'), ...onPayment, state: z.enum(DISPUTE_STATES) },
		...{ amount: amount.optional(), reason: z.string().default('fraudulent') }
	})
]);
export type Deed = z.output<typeof deed>;
export type SandboxDispute = Extract<Deed, { does: 'dispute' }>;

/** `next`: how the next calls end, in order; `console`: what happens at the gateway now. */
export const scriptInput = z.object({
	next: z.array(outcome).max(1000).optional(),
	console: z.array(deed).max(100).default([])
});

/** The outcome a stored word names; none of ours counts as a plain success. */
export const outcomeOf = (stored: string | undefined): Outcome =>
	OUTCOMES.find((outcome) => outcome === stored) ?? 'succeeded';

/** What a movement made in the console is kept under: no key of anybody who calls. */
export const BY_HAND = 'console:';
