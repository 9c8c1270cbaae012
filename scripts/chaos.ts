import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bundle } from './chaos/bundle';
import { isMutant, MUTANTS } from './chaos/mutants';

// npm run chaos -- --schedules N --seed S: plays random schedules of faults against the real code, on real PostgreSQL with
// real worker processes, and ends with one line of JSON; exit 1 when money was lost, doubled or got stuck.
const { values } = parseArgs({
	options: {
		schedules: { type: 'string', default: '20' },
		seed: { type: 'string' },
		only: { type: 'string' },
		mutant: { type: 'string' },
		lanes: { type: 'string', default: String(Math.max(2, availableParallelism())) }
	}
});
const number = z.coerce.number().int().nonnegative();
const seed = values.seed === undefined ? randomInt(1, 1_000_000) : number.parse(values.seed);
const only = values.only === undefined ? undefined : number.parse(values.only);
const schedules = only === undefined ? number.parse(values.schedules) : 1;
const lanes = Math.min(schedules, number.parse(values.lanes));
const all = only === undefined ? Array.from({ length: schedules }, (_, index) => index) : [only];

const texts = z.array(z.string());
const outcome = z.object({
	...{ index: z.int(), words: z.string(), ms: z.int(), refunds: z.int(), faults: z.int() },
	...{ lost: texts, doubled: texts, stuck: texts, broken: texts }
});
type Outcome = z.infer<typeof outcome>;

const say = (text: string) => void process.stderr.write(`${text}\n`);
const outcomes: Outcome[] = [];

const { mutant } = values;
if (mutant !== undefined && !isMutant(mutant)) throw new Error(`--mutant: one of ${Object.keys(MUTANTS).join(', ')}`);
const programs = await bundle(mutant);
say(`chaos seed ${seed}, ${schedules} schedules in ${lanes} shops`);
await Promise.all(Array.from({ length: lanes }, (_, lane) => playLane(all.filter((at) => at % lanes === lane))));

const count = (of: (one: Outcome) => number) => outcomes.reduce((sum, one) => sum + of(one), 0);
const bad = outcomes.filter(
	({ lost, doubled, stuck, broken }) => lost.length + doubled.length + stuck.length + broken.length > 0
);
const missing = schedules - outcomes.length;
if (missing > 0) say(`${missing} schedules were not played to their end`);
console.log(
	JSON.stringify({
		schedules: outcomes.length,
		faults: count(({ faults }) => faults),
		refunds: count(({ refunds }) => refunds),
		lost: count(({ lost }) => lost.length),
		doubled: count(({ doubled }) => doubled.length),
		stuck: count(({ stuck }) => stuck.length)
	})
);
process.exitCode = bad.length + missing > 0 ? 1 : 0;

/** One process with a shop of its own plays these. */
function playLane(indexes: readonly number[]): Promise<void> {
	const told = JSON.stringify({ seed, indexes, worker: programs.worker });
	const lane = fork(programs.lane, [told], { execArgv: [] });
	lane.on('message', (message) => {
		const one = outcome.parse(message);
		outcomes.push(one);
		tell(one);
	});
	return new Promise((ended) => lane.once('exit', () => ended()));
}

function tell({ words, index, ms, refunds, faults, ...found }: Outcome): void {
	const wrong = Object.entries(found).flatMap(([what, list]) => list.map((one) => `  ${what}: ${one}`));
	if (wrong.length > 0) say([`FAILED ${words}`, ...wrong].join('\n'));
	else say(`${outcomes.length}/${schedules}: schedule ${index}, ${refunds} refunds, ${faults} faults, ${ms} ms`);
}
