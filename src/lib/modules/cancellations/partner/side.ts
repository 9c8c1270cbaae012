import type { PartnerRole } from '../../accounts/partners/roles';

/** What a partner is on one order: its buyer, or else one of those who deliver it. */
export const sideOf = (order: { readonly partner: string | null }, partner: string): PartnerRole =>
	order.partner === partner ? 'buyer' : 'seller';
