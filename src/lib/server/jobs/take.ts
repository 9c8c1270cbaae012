import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Job, MakeCtx } from '../jobs';
import { QUEUE } from './queue';

const taken = z.array(
	z.object({
		id: z.string(),
		createdOn: z.union([z.string(), z.date()]),
		data: z.object({ job: z.string(), payload: z.unknown() })
	})
);

export type Taken = z.infer<typeof taken>[number];
export type JobTable = ReadonlyMap<string, Job>;

/** Jobs by name. @throws Error when two have the same one */
export function jobTable(jobs: readonly Job[]): JobTable {
	const table = new Map(jobs.map((job) => [job.name, job]));
	if (table.size < jobs.length) throw new Error('Two jobs have the same name');
	return table;
}

/** Takes up to so many due jobs out of the queue, oldest first. */
export async function take(boss: PgBoss, batchSize: number): Promise<Taken[]> {
	const jobs: unknown = await boss.fetch(QUEUE, { batchSize, includeMetadata: true });
	return taken.parse(jobs).sort((a, b) => compare(a.createdOn, b.createdOn) || compare(a.id, b.id));
}

/** Runs one job. An unknown one fails: a newer process may know it by the time it is tried again. */
export async function run(table: JobTable, makeCtx: MakeCtx, { data }: Taken): Promise<void> {
	const job = table.get(data.job);
	if (!job) throw new Error(`No job is called ${data.job}`);
	await job.handle(await makeCtx(), data.payload);
}

/** What the queue keeps of a failure. */
export const failureOf = (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) });

function compare<T extends string | Date>(a: T, b: T): number {
	return a < b ? -1 : Number(a > b);
}
