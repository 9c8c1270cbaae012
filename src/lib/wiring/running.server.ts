import type { Env } from '$lib/server/config/env';
import { startApp, type App } from './app.server';

declare global {
	var runningApp: Promise<App> | undefined;
}

let running: App | undefined;

/**
 * Starts the app of this process. In development this module is loaded anew after each change, in the same process: what
 * it started before must end first, or its worker would go on with the old code.
 */
export async function run(env: Env): Promise<void> {
	const before = globalThis.runningApp;
	globalThis.runningApp = (before ?? Promise.resolve(undefined)).then(stopped, () => {}).then(() => startApp(env));
	running = await globalThis.runningApp;
}

/** Ends what this process runs. */
export const end = async (): Promise<void> => running?.stop();

/** What this process runs. @throws Error before it was started */
export function theApp(): App {
	if (!running) throw new Error('The app was not started');
	return running;
}

/** What this process keeps of the policy is read anew; where nothing runs, nothing is kept. */
export const forgetPolicy = (): void => running?.policy.forget();

const stopped = async (app: App | undefined) => app?.stop();
