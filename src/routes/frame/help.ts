import type { ShopWindow } from '$lib/modules/settings/shop';
import { m } from '$lib/paraglide/messages';

export type Way = {
	readonly kind: 'email' | 'phone' | 'chat' | 'hours';
	readonly label: string;
	readonly text: string;
	readonly href: string | null;
};

/**
 * What stands around every shopper page: its menu, and the ways to reach the shop, without those it has not. Said by the
 * server, since those pages have no room for words.
 */
export function helpOf({ email, phone, chat, hours }: ShopWindow) {
	const ways: readonly Way[] = [
		{ kind: 'email', label: m.frame_help_email(), text: email, href: `mailto:${email}` },
		{ kind: 'phone', label: m.frame_help_phone(), text: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}` },
		{ kind: 'chat', label: m.frame_help(), text: chat && m.terms_contact_chat(), href: chat },
		{ kind: 'hours', label: m.frame_help_hours(), text: hours, href: null }
	];
	return {
		title: m.frame_help(),
		ways: ways.filter(({ text }) => text !== ''),
		demo: m.frame_demo_mail(),
		aside: { title: m.mine_help_title(), text: m.mine_help_text() },
		nav: {
			menu: m.frame_menu(),
			orders: m.frame_my_orders(),
			settings: m.door_settings(),
			signOut: m.frame_sign_out(),
			signIn: m.frame_sign_in()
		}
	};
}
