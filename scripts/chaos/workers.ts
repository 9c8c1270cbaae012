import { spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';

const ready = z.object({ port: z.int() });

type Worker = { readonly child: ChildProcess; readonly up: Promise<number | undefined>; port: number | undefined };

const kill = (worker: Worker | undefined): void => void worker?.child.kill('SIGKILL');

/** Real worker processes. One that ends, however it ends, is followed by another, as under any process manager. */
export function hireWorkers(program: string, env: NodeJS.ProcessEnv, count: number) {
	const workers: Worker[] = [];
	let closing = false;
	let asked = 0;
	let said = '';

	const hire = (): void => {
		const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
		const worker: Worker = { child, port: undefined, up: portOf(child).then((port) => (worker.port = port)) };
		child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-2000)));
		child.once('exit', () => {
			workers.splice(workers.indexOf(worker), 1);
			if (!closing) hire();
		});
		workers.push(worker);
	};
	for (let hired = 0; hired < count; hired++) hire();
	return {
		/** Where one of them listens; each in turn. */
		address: (): string | undefined => {
			const ports = workers.flatMap(({ port }) => port ?? []);
			const port = ports[asked++ % Math.max(ports.length, 1)];
			return port === undefined ? undefined : `http://127.0.0.1:${port}`;
		},
		kill: (which: number) => kill(workers[which % Math.max(workers.length, 1)]),
		killAll: () => workers.forEach(kill),
		/** Waits until at least one of them works. */
		ready: async (): Promise<void> => {
			while (!closing && !workers.some(({ port }) => port !== undefined))
				await Promise.race(workers.map(({ up }) => up));
		},
		/** What they wrote when they fell. */
		said: () => said,
		close: async (): Promise<void> => {
			closing = true;
			await Promise.all(workers.map(gone));
		}
	};
}
export type Workers = ReturnType<typeof hireWorkers>;

/** Kills one and waits until it is no more. */
function gone(worker: Worker): Promise<unknown> {
	const ended = new Promise((end) => worker.child.once('exit', end));
	kill(worker);
	return ended;
}

const portOf = (child: ChildProcess): Promise<number | undefined> =>
	new Promise((known) => {
		child.once('message', (message) => known(ready.safeParse(message).data?.port));
		child.once('exit', () => known(undefined));
	});
