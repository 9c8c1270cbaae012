import type { App } from './app.server';

let running: App | undefined;

/** The hooks tell what was started. */
export function setApp(app: App): void {
	running = app;
}

/** What this process runs. @throws Error before it was started */
export function theApp(): App {
	if (!running) throw new Error('The app was not started');
	return running;
}
