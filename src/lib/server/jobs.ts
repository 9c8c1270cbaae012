import type { z } from 'zod';
import type { Ctx } from './ctx';

/** One job to run after commit. The same `key` is enqueued once only; without one, every order is a job of its own. */
export type JobOrder = {
	readonly job: string;
	readonly payload: Readonly<Record<string, unknown>>;
	readonly key?: string;
	/** How often it is tried before it is put aside; 8 when left out. */
	readonly attempts?: number;
	/** Not before so many seconds have passed by the database's clock: only for what is tried again. */
	readonly afterSeconds?: number;
};

/** A kind of job as the worker knows it. */
export type Job = {
	readonly name: string;
	/** Checks the payload, then runs it. */
	handle(ctx: Ctx, payload: unknown): Promise<void>;
};

/** A kind of job as those know it who order one: `payRefund.with({ subject })`. */
export type JobOf<Payload extends z.ZodType> = Job & {
	with(payload: z.input<Payload> & Readonly<Record<string, unknown>>, key?: string): JobOrder;
};

type Definition<Payload extends z.ZodType> = {
	readonly name: string;
	readonly payload: Payload;
	readonly attempts: number;
	run(ctx: Ctx, payload: z.output<Payload>): Promise<void>;
};

/** Makes a kind of job: one outside effect, safe to repeat. `name` is `module.verb`. */
export const defineJob = <Payload extends z.ZodType>(job: Definition<Payload>): JobOf<Payload> => ({
	name: job.name,
	handle: async (ctx, payload) => job.run(ctx, job.payload.parse(payload)),
	with: (payload, key) => ({
		job: job.name,
		payload,
		attempts: job.attempts,
		...(key === undefined ? {} : { key })
	})
});

/** The context a job runs in, made for each: its clock is that of the moment. */
export type MakeCtx = () => Ctx | Promise<Ctx>;
