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
	readonly does: Doing;
};

/** Every key of the back office. The pages' hints, the help and the palette read this table. */
// prettier-ignore
export const SHORTCUTS: readonly Shortcut[] = [
	{ id: 'palette',       group: 'anywhere', keys: 'mod+k', does: { show: 'palette' } },
	{ id: 'help',          group: 'anywhere', keys: '?',     does: { show: 'help' } },
	{ id: 'search',        group: 'list',     keys: '/',     does: { find: 'focus' } },
	{ id: 'next',          group: 'list',     keys: 'j',     does: { row: 'next' } },
	{ id: 'previous',      group: 'list',     keys: 'k',     does: { row: 'previous' } },
	{ id: 'open',          group: 'list',     keys: 'o',     does: { row: 'open' } },
	{ id: 'select',        group: 'list',     keys: 'x',     does: { row: 'select' } },
	{ id: 'accept',        group: 'case',     keys: 'a',     does: { find: 'focus' } },
	{ id: 'reject',        group: 'case',     keys: 'r',     does: { find: 'press' } },
	{ id: 'undo',          group: 'case',     keys: 'u',     does: { find: 'press' } },
	{ id: 'assign',        group: 'case',     keys: 'e',     does: { find: 'focus' } },
	{ id: 'send_now',      group: 'case',     keys: 's',     does: { find: 'focus' } },
	{ id: 'unaccept',      group: 'case',     keys: 'b',     does: { find: 'focus' } },
	{ id: 'message',       group: 'case',     keys: 'm',     does: { find: 'focus' } },
	{ id: 'next_case',     group: 'case',     keys: ']',     does: { find: 'press' } },
	{ id: 'previous_case', group: 'case',     keys: '[',     does: { find: 'press' } },
	...PLACES.map(({ href, key }) => ({
		id: `go${href}`, group: 'go' as const, keys: `g ${key}`, does: { go: href }
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
