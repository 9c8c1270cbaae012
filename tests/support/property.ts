import fc from 'fast-check';

/** Fixed, so that a failure is the same everywhere. */
const SEED = 20260211;
const RUNS = 1000;

/** Checks a property over at least 1,000 inputs, printing the seed it ran with. */
export function holds<Ts extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Ts>, runs = RUNS): void {
	fc.assert(property, told(runs));
}

/** The same where each input is tried on what is outside of us: a database, the whole app. */
export const holdsOutside = <Ts>(property: fc.IAsyncProperty<Ts>, runs = RUNS): Promise<void> =>
	fc.assert(property, told(runs));

function told(numRuns: number) {
	console.info(`fast-check seed ${SEED}, ${numRuns} runs`);
	return { seed: SEED, numRuns };
}
