/** Addresses that can't be anybody's (RFC 2606): imported customers have them. Nothing is ever sent there. */
export const isNobody = (address: string) => /@(?:.+\.)?invalid$/i.test(address.trim());
