/** Shopify names things `gid://shopify/Order/123`; its webhooks say 123, and so do we. */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;
export const idIn = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1).replace(/\?.*$/, '');

/** By what a note of ours is known again, whoever else writes into it. */
export const markOf = (mark: string): string => `[${mark}]`;
export const marksIn = (note: string | null): string[] =>
	[...(note ?? '').matchAll(/\[((?:psh|rfd)_\w+)\]/g)].flatMap(([, mark]) => mark ?? []);
