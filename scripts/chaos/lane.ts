import { z } from 'zod';
import { play, type Outcome } from './play';
import { scheduleOf, wordsOf } from './plan';
import { inShort } from './problems';
import { openShop } from './shop';

// One shop of its own that plays some of the schedules, one after another, and says what came of each.
const told = z.object({ seed: z.int(), indexes: z.array(z.int()), worker: z.string() });
const { seed, indexes, worker } = told.parse(JSON.parse(process.argv[2] ?? '{}'));

const shop = await openShop(worker);
for (const index of indexes) {
	const schedule = scheduleOf(seed, index);
	const started = performance.now();
	const outcome = await play(shop, schedule).catch(fallen);
	const ms = Math.round(performance.now() - started);
	await new Promise((told) => process.send?.({ index, words: wordsOf(schedule), ms, ...outcome }, told));
}
await shop.close();
process.exit(); // whoever held a server that was restarted would wait for it for ever

/** A schedule that could not be played to its end proves nothing, so it has failed. */
function fallen(problem: unknown): Outcome {
	const broken = [`${inShort(problem)}\n${shop.workers.said()}`];
	return { lost: [], doubled: [], stuck: [], refunds: 0, faults: 0, broken };
}
