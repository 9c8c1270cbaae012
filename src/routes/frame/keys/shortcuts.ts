import { m } from '$lib/paraglide/messages';
import { PLACES } from '../places';

/**
 * What a shortcut does. `find`: leads to what carries its name in the page, and never presses what moves money: a button
 * gets the focus, a link or disclosure is opened, a field is written in. `row`: with the rows of the list.
 */
export type Doing =
	| { readonly go: string }
	| { readonly find: 'focus' | 'press' }
	| { readonly row: 'next' | 'previous' | 'open' | 'select' }
	| { readonly show: 'help' | 'palette' };

export const KEY_GROUPS = ['anywhere', 'list', 'case', 'go'] as const;

/** `keys`: one key, or two that follow each other, parted by a space; `mod` is ⌘ or Ctrl. */
export type Shortcut = {
	readonly id: string;
	readonly group: (typeof KEY_GROUPS)[number];
	readonly keys: string;
	readonly word: () => string;
	readonly does: Doing;
};

/** Every key of the back office. The pages' hints, the help and the palette read this table. */
// prettier-ignore
export const SHORTCUTS: readonly Shortcut[] = [
	{ id: 'palette',       group: 'anywhere', keys: 'mod+k', word: m.keys_palette,       does: { show: 'palette' } },
	{ id: 'help',          group: 'anywhere', keys: '?',     word: m.keys_help,          does: { show: 'help' } },
	{ id: 'search',        group: 'list',     keys: '/',     word: m.keys_search,        does: { find: 'focus' } },
	{ id: 'next',          group: 'list',     keys: 'j',     word: m.keys_next,          does: { row: 'next' } },
	{ id: 'previous',      group: 'list',     keys: 'k',     word: m.keys_previous,      does: { row: 'previous' } },
	{ id: 'open',          group: 'list',     keys: 'o',     word: m.keys_open,          does: { row: 'open' } },
	{ id: 'select',        group: 'list',     keys: 'x',     word: m.keys_select,        does: { row: 'select' } },
	{ id: 'accept',        group: 'case',     keys: 'a',     word: m.keys_accept,        does: { find: 'focus' } },
	{ id: 'reject',        group: 'case',     keys: 'r',     word: m.keys_reject,        does: { find: 'press' } },
	{ id: 'undo',          group: 'case',     keys: 'u',     word: m.keys_undo,          does: { find: 'press' } },
	{ id: 'assign',        group: 'case',     keys: 'e',     word: m.keys_assign,        does: { find: 'focus' } },
	{ id: 'send_now',      group: 'case',     keys: 's',     word: m.keys_send_now,      does: { find: 'focus' } },
	{ id: 'unaccept',      group: 'case',     keys: 'b',     word: m.keys_unaccept,      does: { find: 'focus' } },
	{ id: 'message',       group: 'case',     keys: 'm',     word: m.keys_message,       does: { find: 'focus' } },
	{ id: 'next_case',     group: 'case',     keys: ']',     word: m.keys_next_case,     does: { find: 'press' } },
	{ id: 'previous_case', group: 'case',     keys: '[',     word: m.keys_previous_case, does: { find: 'press' } },
	...PLACES.map(({ href, key, name }) => ({
		id: `go${href}`, group: 'go' as const, keys: `g ${key}`, word: name, does: { go: href }
	}))
];

/** The keys of a shortcut as hints show them. */
export const keysOf = (id: string): string | undefined => SHORTCUTS.find((one) => one.id === id)?.keys;

/** Which shortcut a key means, `after` the one pressed just before it; or that it is the first of two. */
export function shortcutFor(key: string, after: string | undefined): Shortcut | 'first' | undefined {
	const both = after && SHORTCUTS.find(({ keys }) => keys === `${after} ${key}`);
	if (both) return both;
	return SHORTCUTS.find(({ keys }) => keys === key) ?? (FIRSTS.has(key) ? 'first' : undefined);
}

const FIRSTS = new Set(SHORTCUTS.flatMap(({ keys }) => (keys.includes(' ') ? (keys.split(' ')[0] ?? []) : [])));
