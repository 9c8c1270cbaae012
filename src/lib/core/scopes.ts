/** Whose API key it is. A buyer's and a seller's belong to the partner they are named after. */
export const KEY_ROLES = ['owner', 'buyer', 'seller'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

const OWNER = ['owner'] as const;

/** What a key may do, and which roles may have it. */
// prettier-ignore
export const SCOPES = {
	'orders:read': KEY_ROLES, 'orders:write': ['owner', 'buyer'], 'fulfillments:write': OWNER,
	'quotes:write': KEY_ROLES,
	'cancellations:read': KEY_ROLES, 'cancellations:write': KEY_ROLES, 'cancellations:decide': OWNER,
	'refunds:read': OWNER, 'refunds:write': OWNER,
	'events:read': OWNER, 'webhooks:read': ['owner', 'buyer'], 'webhooks:write': ['owner', 'buyer'], 'policy:read': OWNER, 'policy:write': OWNER,
	'connections:read': OWNER, 'connections:write': OWNER,
	'suppliers:answer': ['owner', 'seller']
} as const satisfies Record<string, readonly KeyRole[]>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES: readonly Scope[] = Object.keys(SCOPES).filter(isScope);

/** Whether a key of this role may have this scope. */
export const isFor = (role: KeyRole, scope: Scope): boolean => SCOPES[scope].some((allowed) => allowed === role);

/** How many requests a key may make in a minute, how many it made in this one, and in how many seconds the next begins. */
export type Allowance = { readonly perMinute: number; readonly used: number; readonly resetsIn: number };

/** An API key as the hooks found it. Without scopes of its own it may do all that its role may. */
export type ApiKey = {
	readonly id: string;
	readonly role: KeyRole;
	readonly name: string;
	readonly scopes: readonly Scope[] | null;
	readonly allowance: Allowance;
};

/** Whether this key may do this. */
export const mayUse = ({ role, scopes }: Pick<ApiKey, 'role' | 'scopes'>, scope: Scope): boolean =>
	isFor(role, scope) && (scopes === null || scopes.some((one) => one === scope || IMPLIES[one] === scope));

/** Whoever may decide may write down what a supplier said. */
const IMPLIES: Partial<Record<Scope, Scope>> = { 'cancellations:decide': 'suppliers:answer' };

function isScope(name: string): name is Scope {
	return name in SCOPES;
}
