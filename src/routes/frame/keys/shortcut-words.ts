import { m } from '$lib/paraglide/messages';
import { placeName } from '../place-names';
import type { Shortcut } from './shortcuts';

const WORDS: Readonly<Record<string, () => string>> = {
	palette: m.keys_palette,
	help: m.keys_help,
	search: m.keys_search,
	next: m.keys_next,
	previous: m.keys_previous,
	open: m.keys_open,
	select: m.keys_select,
	accept: m.keys_accept,
	reject: m.keys_reject,
	undo: m.keys_undo,
	assign: m.keys_assign,
	send_now: m.keys_send_now,
	unaccept: m.keys_unaccept,
	message: m.keys_message,
	next_case: m.keys_next_case,
	previous_case: m.keys_previous_case
};

/** What a key does, in words. Only what opens on demand says it: help and palette. */
export const wordOf = ({ id, does }: Shortcut): string => ('go' in does ? placeName(does.go) : (WORDS[id]?.() ?? id));
