import ChartColumn from '@lucide/svelte/icons/chart-column';
import CircleSlash from '@lucide/svelte/icons/circle-slash-2';
import FileX from '@lucide/svelte/icons/file-x-corner';
import Factory from '@lucide/svelte/icons/factory';
import FileDown from '@lucide/svelte/icons/file-down';
import FileUp from '@lucide/svelte/icons/file-up';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import Handshake from '@lucide/svelte/icons/handshake';
import History from '@lucide/svelte/icons/history';
import KeyRound from '@lucide/svelte/icons/key-round';
import Landmark from '@lucide/svelte/icons/landmark';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import Link2 from '@lucide/svelte/icons/link-2';
import ListTodo from '@lucide/svelte/icons/list-todo';
import Mail from '@lucide/svelte/icons/mail';
import Scale from '@lucide/svelte/icons/scale';
import ListOrdered from '@lucide/svelte/icons/receipt-text';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Store from '@lucide/svelte/icons/store';
import Webhook from '@lucide/svelte/icons/webhook';
import Users from '@lucide/svelte/icons/users';
import { rightsOf, type Right, type Role } from '$lib/core/actor';
import type { Icon } from '$lib/ui/tone';

/** What the menu counts beside a place. */
export type Counted = 'waiting' | 'failed' | 'declared';

/** A page of the back office. `key`: G and then this letter goes there; `right`: who may, where not everybody may. */
export type Place = {
	readonly href: string;
	readonly group: 'home' | 'orders' | 'shop';
	readonly Sign: Icon;
	readonly key: string;
	readonly right?: Right;
	readonly count?: Counted;
};

/** Every page of the back office, in the order of the menu. Menu, keys and palette read this table; the server says the names. */
// prettier-ignore
export const PLACES: readonly Place[] = [
	{ href: '/admin',               group: 'home',   key: 'd', Sign: LayoutDashboard },
	{ href: '/admin/tasks',         group: 'home',   key: 'f', Sign: ListTodo },
	{ href: '/admin/orders',        group: 'orders', key: 'o', Sign: ListOrdered },
	{ href: '/admin/cancellations', group: 'orders', key: 'c', Sign: CircleSlash, count: 'waiting' },
	{ href: '/admin/withdrawals',   group: 'orders', key: 'w', Sign: FileX, count: 'declared' },
	{ href: '/admin/refunds',       group: 'orders', key: 'r', Sign: HandCoins, count: 'failed' },
	{ href: '/admin/refunds/batches', group: 'orders', key: 'p', Sign: Landmark, right: 'pay' },
	{ href: '/admin/reconciliation', group: 'orders', key: 'b', Sign: Scale, right: 'pay' },
	{ href: '/admin/suppliers',     group: 'orders', key: 's', Sign: Factory },
	{ href: '/admin/import',        group: 'orders', key: 'i', Sign: FileUp, right: 'manage' },
	{ href: '/admin/insights',      group: 'shop',   key: 'n', Sign: ChartColumn },
	{ href: '/admin/policy',        group: 'shop',   key: 'y', Sign: ScrollText },
	{ href: '/admin/shop',          group: 'shop',   key: 'h', Sign: Store, right: 'own' },
	{ href: '/admin/messages',      group: 'shop',   key: 'm', Sign: Mail, right: 'manage' },
	{ href: '/admin/connections',   group: 'shop',   key: 'l', Sign: Link2, right: 'manage' },
	{ href: '/admin/webhooks',      group: 'shop',   key: 'k', Sign: Webhook, right: 'manage' },
	{ href: '/admin/api-keys',      group: 'shop',   key: 'a', Sign: KeyRound, right: 'own' },
	{ href: '/admin/partners',      group: 'shop',   key: 'e', Sign: Handshake, right: 'own' },
	{ href: '/admin/team',          group: 'shop',   key: 't', Sign: Users, right: 'own' },
	{ href: '/admin/audit',         group: 'shop',   key: 'u', Sign: History, right: 'manage' },
	{ href: '/admin/exports',       group: 'shop',   key: 'x', Sign: FileDown }
];

/** Where somebody in this role may go. */
export function placesFor(role: Role | null): readonly Place[] {
	const rights = role ? rightsOf(role) : new Set<Right>();
	return PLACES.filter(({ right }) => right === undefined || rights.has(right));
}

/** The place a page belongs to: the longest address that leads there. The dashboard has nothing under it. */
export function placeOf(pathname: string): Place | undefined {
	const under = ({ href }: Place) => pathname === href || (href !== '/admin' && pathname.startsWith(`${href}/`));
	return PLACES.filter(under).toSorted((a, b) => b.href.length - a.href.length)[0];
}
