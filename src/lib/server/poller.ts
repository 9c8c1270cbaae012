import type { Ctx } from './ctx';
import type { MakeCtx } from './jobs';

/** Does what is due by `ctx.now`: the end of grace, a refund's date. Safe to run in two processes at once. */
export type Due = (ctx: Ctx) => Promise<void>;

type Poller = { stop(): Promise<void> };

/** Runs everything that is due now, in order, and tells of what failed once all have had their turn. */
export async function runDue(dues: readonly Due[], makeCtx: MakeCtx): Promise<void> {
	const failures: unknown[] = [];
	for (const due of dues) {
		try {
			await due(await makeCtx());
		} catch (error) {
			failures.push(error);
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Some of what was due failed');
}

type Polling = {
	readonly everyMs: number;
	readonly makeCtx: MakeCtx;
	onError(error: unknown): void;
};

/** Looks for what became due, at once and then every so often, until stopped. */
export function startPoller(dues: readonly Due[], { everyMs, makeCtx, onError }: Polling): Poller {
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	const turn = async () => {
		await runDue(dues, makeCtx).catch(onError);
		if (!stopped) timer = setTimeout(begin, everyMs);
	};
	let running = Promise.resolve();
	const begin = () => {
		running = turn();
	};
	begin();
	return {
		stop: async () => {
			stopped = true;
			clearTimeout(timer);
			await running;
		}
	};
}
