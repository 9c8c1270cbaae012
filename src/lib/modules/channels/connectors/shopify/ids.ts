/** Shopify names things `gid://shopify/Order/123`; its webhooks say 123, and so do we. */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;
export const idIn = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1).replace(/\?.*$/, '');
