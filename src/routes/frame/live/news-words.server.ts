import { m } from '$lib/paraglide/messages';

/** Where a shopper's page is told that something changed, and what it says then. */
export const newsAt = (at: string) => ({
	at,
	waiting: m.inbox_live_new(),
	show: m.inbox_live_show(),
	updated: m.inbox_live_updated()
});
export type NewsWords = ReturnType<typeof newsAt>;
