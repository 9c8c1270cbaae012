import { z } from 'zod';

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

/** What the next calls answer, in order. */
export const scriptInput = z.object({
	next: z
		.array(z.object({ outcome: z.enum(OUTCOMES), after_ms: z.int().nonnegative().max(3_600_000).default(300) }))
		.max(1000)
});
export type Script = z.output<typeof scriptInput>['next'];

/** The outcome a stored word names; none of ours counts as a plain success. */
export const outcomeOf = (stored: string | undefined): Outcome =>
	OUTCOMES.find((outcome) => outcome === stored) ?? 'succeeded';
