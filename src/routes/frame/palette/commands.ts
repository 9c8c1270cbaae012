import { goto } from '$app/navigation';
import { m } from '$lib/paraglide/messages';
import { isAvailable } from '../keys/perform';
import { SHORTCUTS, type Shortcut } from '../keys/shortcuts';
import { wordOf } from '../keys/shortcut-words';
import { switchKeys } from '../keys/switch';
import type { Found } from './found';

/** Something the palette can do. */
export type Command = {
	readonly id: string;
	readonly group: 'cases' | 'orders' | 'here' | 'go' | 'settings';
	readonly name: string;
	readonly hint?: string;
	readonly keys?: string;
	run(): void;
};

type Around = {
	readonly data: App.PageData;
	readonly url: URL;
	readonly may: (href: string) => boolean;
	run(shortcut: Shortcut): void;
};

/** What can be done on this page, where one can go, and what can be set. */
export function commandsOn({ data, url, may, run }: Around): readonly Command[] {
	const keyed = SHORTCUTS.filter((one) => !ROWS.has(one.id) && isAvailable(one)).filter(
		({ does }) => !('go' in does) || may(does.go)
	);
	return [
		...keyed.map((one): Command => {
			const group = one.group === 'go' ? 'go' : 'here';
			return { id: one.id, group, name: wordOf(one), keys: one.keys, run: () => run(one) };
		}),
		...settingsOf(data, url)
	];
}

/** With rows of a list, and the palette itself: nothing to be asked for by name. */
const ROWS = new Set(['next', 'previous', 'open', 'select', 'palette']);

function settingsOf({ keys, theme, locale, preferences }: App.PageData, { pathname, search }: URL): Command[] {
	const back = pathname + search;
	const themes = [
		['system', m.frame_theme_system()],
		['light', m.frame_theme_light()],
		['dark', m.frame_theme_dark()]
	] as const;
	const setting = (id: string, name: string, run: () => void): Command => ({ id, group: 'settings', name, run });
	return [
		...themes
			.filter(([one]) => one !== theme)
			.map(([one, name]) =>
				setting(`theme-${one}`, m.palette_theme({ name }), () => post('/theme', { theme: one, back }))
			),
		...preferences.languages
			.filter((one) => one.locale !== locale)
			.map(({ locale: one, name }) =>
				setting(`locale-${one}`, m.palette_language({ name }), () => post('/locale', { locale: one, back }))
			),
		setting('keys', keys ? m.palette_keys_off() : m.palette_keys_on(), () => switchKeys(!keys)),
		setting('sign-out', m.frame_sign_out(), () => post('/admin/sign-out', {}))
	];
}

export const foundCommand = ({ kind, href, title, hint }: Found): Command => ({
	id: href,
	group: kind === 'case' ? 'cases' : 'orders',
	name: title,
	hint,
	run: () => void goto(href)
});

/** As the form would that stands at the foot of the page. */
function post(action: string, fields: Readonly<Record<string, string>>): void {
	const form = Object.assign(document.createElement('form'), { method: 'POST', action, hidden: true });
	for (const [name, value] of Object.entries(fields))
		form.append(Object.assign(document.createElement('input'), { name, value }));
	document.body.append(form);
	form.submit();
}
