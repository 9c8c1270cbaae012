import { m } from '$lib/paraglide/messages';

/** What the list of notifications says around them. The server says it, so that first visits stay light. */
export const listWords = () => ({
	title: m.inbox_title(),
	none: m.inbox_none(),
	noneText: m.inbox_none_text(),
	pastEnd: m.inbox_past_end(),
	unread: m.inbox_unread(),
	all: m.inbox_all(),
	pages: m.inbox_pages(),
	newer: m.inbox_newer(),
	older: m.inbox_older(),
	newest: m.inbox_newest(),
	orders: m.mine_orders_title()
});
export type ListWords = ReturnType<typeof listWords>;

/** What the menu says of them: the bell, and how many wait. */
export const bellWords = (unread: number, most: number) => ({
	label: m.inbox_title(),
	figure: unread > most ? `${most}+` : String(unread),
	text: unread === 0 ? '' : m.inbox_count({ count: unread > most ? `${most}+` : String(unread) })
});
export type BellWords = ReturnType<typeof bellWords>;
