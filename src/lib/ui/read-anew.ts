import { goto, invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Reads a page anew by itself, all of it or what depends on `what`; without a connection, which would take the page away,
 * once there is one. Kit takes that for the newest way to go, and calls off the one somebody has just taken: they are sent on.
 */
export async function readAnew(what?: string): Promise<void> {
	if (!navigator.onLine) await new Promise((on) => window.addEventListener('online', on, { once: true }));
	await (what === undefined ? invalidateAll() : invalidate(what));
	const { to, type } = navigating;
	if (to) await goto(to.url, { replaceState: type === 'popstate' });
}
