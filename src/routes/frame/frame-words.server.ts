import type { Role } from '$lib/core/actor';
import { formatCount } from '$lib/core/format';
import { ROLE_WORDS } from '$lib/modules/accounts/team/words';
import type { MenuCounts } from '$lib/modules/cancellations/dashboard/dashboard';
import { COUNTED_UP_TO } from '$lib/modules/cancellations/queue/queue';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { placeName } from './place-names';
import { PLACES } from './places';

/** What the back office's frame says: the places of its menu by their address, its groups, what waits, and who one is. */
export const frameWords = (role: Role | null, counts: MenuCounts | null) => ({
	menu: m.frame_menu(),
	open: m.frame_admin_menu_open(),
	search: { label: m.keys_palette(), word: m.palette_open() },
	account: m.team_account(),
	signOut: m.frame_sign_out(),
	places: Object.fromEntries(PLACES.map(({ href }) => [href, placeName(href)])),
	groups: { home: '', orders: m.frame_admin_orders(), shop: m.frame_admin_shop() },
	counted: { waiting: waitingOf(counts), failed: failedOf(counts), declared: declaredOf(counts) },
	role: role ? ROLE_WORDS[role]() : ''
});
export type FrameWords = ReturnType<typeof frameWords>;

/** `late`: some of it is overdue, or should not be there at all. */
type Shown = { readonly figure: string; readonly text: string; readonly late: boolean };

const figureOf = (count: number): string => formatCount(count, COUNTED_UP_TO, getLocale());

function waitingOf(counts: MenuCounts | null): Shown | null {
	if (!counts?.waiting) return null;
	const figure = figureOf(counts.waiting);
	const say = counts.late ? m.frame_count_waiting_late : m.frame_count_waiting;
	return { figure, text: say({ count: figure }), late: counts.late };
}

function failedOf(counts: MenuCounts | null): Shown | null {
	if (!counts?.failed) return null;
	const figure = figureOf(counts.failed);
	return { figure, text: m.frame_count_failed({ count: figure }), late: true };
}

/** Each has the law's clock, whether or not its order is known. */
function declaredOf(counts: MenuCounts | null): Shown | null {
	if (!counts?.declared) return null;
	const figure = figureOf(counts.declared);
	return { figure, text: m.frame_count_waiting({ count: figure }), late: false };
}
