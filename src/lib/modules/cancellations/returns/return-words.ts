import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Intercept, InterceptState } from '../intercept/intercept';
import type { WordTone } from '../words';
import type { Return, ReturnState } from './return';
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

type Titled = { readonly id: string; readonly title: string };

/** Which goods are waited for, and which came, of a contract that was withdrawn from. */
export const returnsTold = (returns: readonly Return[], lines: readonly Titled[]): Told[] =>
	returns.flatMap(({ id, state, items }) => {
		const said = GOODS[state];
		const titleOf = (line: string) => lines.find((one) => one.id === line)?.title ?? '';
		const what = items.map(({ lineItemId, quantity }) => `${quantity} × ${titleOf(lineItemId)}`).join(', ');
		return said ? [{ id, tone: said.tone, title: said.title({ what }), text: said.text() }] : [];
	});

type GoodsSaid = Pick<Said, 'tone' | 'text'> & { readonly title: (its: { what: string }) => string };
const GOODS: Readonly<Record<ReturnState, GoodsSaid | null>> = {
	open: { tone: 'info', title: m.goods_mine_open_title, text: m.goods_mine_open_text },
	received: { tone: 'success', title: m.goods_mine_received_title, text: m.goods_mine_received_text },
	proof: { tone: 'success', title: m.goods_mine_proof_title, text: m.goods_mine_received_text },
	called_off: null
};
