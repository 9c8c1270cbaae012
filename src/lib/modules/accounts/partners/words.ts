import { m } from '$lib/paraglide/messages';
import type { PartnerRole } from './roles';

/** What a partner is to us, for staff. */
export const PARTNER_ROLE_WORDS: Readonly<Record<PartnerRole, () => string>> = {
	buyer: m.partner_role_buyer,
	seller: m.partner_role_seller
};
