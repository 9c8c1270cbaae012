import type { Tone } from '../tone';

type Toast = { readonly id: number; readonly text: string; readonly tone: Tone };

/** What the region in the root layout shows. Only ever filled in a browser: on a server it would be everybody's. */
export const toasts: Toast[] = $state([]);

let last = 0;
const STAYS = 6000;

/** A short word that something was done; whoever needs more than a glance gets a Notice in the page. */
export function toast(text: string, tone: Tone = 'success') {
	const id = ++last;
	toasts.push({ id, text, tone });
	setTimeout(() => dismiss(id), STAYS);
}

export function dismiss(id: number) {
	const at = toasts.findIndex((toast) => toast.id === id);
	if (at >= 0) toasts.splice(at, 1);
}
