import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Intercept, InterceptState } from '../intercept/intercept';
import type { WordTone } from '../words';
import type { ReturnGuide } from './return-guide';

/** How to send goods back, in words: said by the server, so that pages need not bring them. */
export function returnTold({ text, address, link }: ReturnGuide) {
	const said = text[getLocale()] || m.returns_usual();
	return {
		title: m.returns_title(),
		text: said.split(/\n+/),
		where: m.returns_where(),
		/** Empty where it is the shop's own. */
		address,
		link: link === '' ? null : { href: link, text: m.returns_link() }
	};
}
export type ReturnTold = ReturnType<typeof returnTold>;

type Told = { readonly id: string; readonly tone: WordTone; readonly title: string; readonly text: string };
type Parcel = Pick<Intercept, 'id' | 'state' | 'carrier' | 'tracking'>;

/** What became of asking a carrier. What came back is a cancellation, which says the rest itself. */
export const parcelsTold = (intercepts: readonly Parcel[]): Told[] =>
	intercepts.flatMap(({ id, state, ...parcel }) => {
		const said = SAID[state];
		return said ? [{ id, tone: said.tone, title: said.title(parcel), text: said.text() }] : [];
	});

type Said = {
	readonly tone: WordTone;
	readonly title: (its: Omit<Parcel, 'id' | 'state'>) => string;
	readonly text: () => string;
};
const SAID: Readonly<Record<InterceptState, Said | null>> = {
	asked: { tone: 'info', title: m.returns_asked_title, text: m.returns_asked_text },
	failed: { tone: 'warning', title: m.returns_failed_title, text: m.returns_failed_text },
	intercepted: { tone: 'success', title: m.returns_stopped_title, text: m.returns_stopped_text },
	called_off: null
};
