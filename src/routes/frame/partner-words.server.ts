import { m } from '$lib/paraglide/messages';

/** What the frame of partners' pages says, and for whom its reader acts. */
export const partnerFrameWords = (partner: string) => ({
	partner,
	menu: m.partner_frame_menu(),
	places: [{ href: '/partner/orders', name: m.partner_orders_title() }],
	account: m.partner_frame_account(),
	signOut: m.frame_sign_out()
});
export type PartnerFrameWords = ReturnType<typeof partnerFrameWords>;
