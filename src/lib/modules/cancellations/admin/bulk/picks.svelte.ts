import { SvelteMap } from 'svelte/reactivity';
import { z } from 'zod';
import { groupBy } from '$lib/core/group';
import { sum } from '$lib/core/money';
import { MOST_ROWS } from '../../bulk/run';

/** A case as the bar counts it. */
export type Pick = { readonly id: string; readonly due: number; readonly currency: string };

const KEY = 'picks';
const kept = z.array(z.object({ id: z.string(), due: z.number(), currency: z.string() }));

/** What is ticked in the queue, over all its pages, for this visit. Only ever filled in a browser. */
export const picks = new SvelteMap<string, Pick>();

/** Takes or leaves these; beyond what one run may have nothing is taken. */
export function pick(cases: readonly Pick[], on: boolean): void {
	recallPicks(); // a box ticked before the page's script ran speaks up first
	for (const { id, due, currency } of cases) {
		if (!on) picks.delete(id);
		else if (picks.size < MOST_ROWS) picks.set(id, { id, due, currency });
	}
	sessionStorage.setItem(KEY, JSON.stringify([...picks.values()]));
}

export function forgetPicks(): void {
	picks.clear();
	sessionStorage.removeItem(KEY);
}

/** What was ticked before this page came, in the same tab. */
export function recallPicks(): void {
	const told = kept.safeParse(readJson(sessionStorage.getItem(KEY)));
	if (told.success) for (const one of told.data) picks.set(one.id, one);
}

function readJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		return null;
	}
}

/** How much it comes to in each currency. */
export const totalsOf = (chosen: readonly Pick[]): { readonly currency: string; readonly amount: number }[] =>
	[...groupBy(chosen, ({ currency }) => currency)]
		.map(([currency, all]) => ({ currency, amount: sum(all.map(({ due }) => due)) }))
		.toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
