/** How a partner and we exchange orders: by its pages and the API, or by EDI messages. */
export const WAYS = ['app', 'edi'] as const;
export type Way = (typeof WAYS)[number];

/** What somebody may cancel: any units, only all that is left of the order, or nothing, because another way is for that. */
export type Scope = 'items' | 'whole' | 'none';

/** Pages, API and rules read this table: what a partner may cancel itself, by way and role. */
export const CAPABILITIES = {
	app: { buyer: { cancel: 'items' }, seller: { cancel: 'items' } },
	edi: { buyer: { cancel: 'none' }, seller: { cancel: 'whole' } }
} as const satisfies Readonly<Record<Way, Readonly<Record<'buyer' | 'seller', { readonly cancel: Scope }>>>>;
