/** Whose API key it is. A buyer's and a seller's belong to the partner they are named after. */
export type KeyRole = 'owner' | 'buyer' | 'seller';

/** An API key as the hooks found it. */
export type ApiKey = { readonly id: string; readonly role: KeyRole; readonly name: string };

const ALL = ['owner', 'buyer', 'seller'] as const;
const OWNER = ['owner'] as const;

/** What a key may do. An owner's may do everything. */
// prettier-ignore
export const SCOPES = {
	'orders:read': ALL, 'orders:write': ['owner', 'buyer'], 'fulfillments:write': OWNER,
	'quotes:write': ALL,
	'cancellations:read': ALL, 'cancellations:write': ALL, 'cancellations:decide': OWNER,
	'refunds:read': OWNER, 'refunds:write': OWNER,
	'events:read': OWNER, 'webhooks:read': OWNER, 'webhooks:write': OWNER, 'policy:read': OWNER, 'policy:write': OWNER, 'connections:write': OWNER
} as const satisfies Record<string, readonly KeyRole[]>;

export type Scope = keyof typeof SCOPES;

/** Whether a key of this role has this scope. */
export const hasScope = (role: KeyRole, scope: Scope): boolean => SCOPES[scope].some((allowed) => allowed === role);
