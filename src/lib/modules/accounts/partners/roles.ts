/** A buyer's orders are those it places with us; a seller delivers lines of ours. Keys of the API have the same roles. */
export const PARTNER_ROLES = ['buyer', 'seller'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];
