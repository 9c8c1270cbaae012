import { Refused } from '../../src/lib/core/refusal';

/** A no is an answer, a lost connection is what a restart does, and a gateway is asked again later; the rest are bugs. */
export function isExpected(problem: unknown): boolean {
	if (problem instanceof AggregateError) return problem.errors.every(isExpected);
	return problem instanceof Refused || isCut(problem) || isSilence(problem);
}

const SILENCE = /^Stripe(API|Connection|RateLimit)Error$/;
const isSilence = (problem: unknown): boolean =>
	problem instanceof Error && 'type' in problem && SILENCE.test(String(problem.type));

const MOST_SAID = 400;

/** What went wrong, from the inside out; a statement that failed is long and says little. */
export function inShort(problem: unknown): string {
	if (!(problem instanceof Error)) return String(problem);
	if (problem instanceof AggregateError) return problem.errors.map(inShort).join('\n');
	if (problem.cause instanceof Error) return inShort(problem.cause);
	return (problem.stack ?? problem.message).slice(0, MOST_SAID);
}

const CUT = /CONNECTION_|ECONN|EPIPE|ENOENT|57P0[123]|terminat|shutting down|starting up|recovery mode|closed|crash/i;

/** Whether the database went away in the midst of it. */
export function isCut(problem: unknown): boolean {
	if (problem instanceof AggregateError) return problem.errors.every(isCut);
	if (!(problem instanceof Error)) return false;
	const code = 'code' in problem ? String(problem.code) : '';
	return CUT.test(`${code} ${problem.message}`) || isCut(problem.cause);
}
