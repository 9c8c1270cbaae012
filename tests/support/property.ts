import fc from 'fast-check';

/** Fixed, so that a failure is the same everywhere. */
const SEED = 20260211;
const RUNS = 1000;

/** Checks a property over at least 1,000 inputs, printing the seed it ran with. */
export function holds<Ts extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Ts>, runs = RUNS): void {
	console.info(`fast-check seed ${SEED}, ${runs} runs`);
	fc.assert(property, { seed: SEED, numRuns: runs });
}
