import type { KeyRole, Scope } from '$lib/core/scopes';
import { m } from '$lib/paraglide/messages';
import type { KeyState } from './state';

/** Whom a key is for. */
export const KEY_ROLE_WORDS: Readonly<Record<KeyRole, () => string>> = {
	owner: m.api_keys_role_owner,
	buyer: m.api_keys_role_buyer,
	seller: m.api_keys_role_seller
};
export const KEY_ROLE_HINTS: Readonly<Record<KeyRole, () => string>> = {
	owner: m.api_keys_role_owner_hint,
	buyer: m.api_keys_role_buyer_hint,
	seller: m.api_keys_role_seller_hint
};

/** What a key may do, in words. */
export const SCOPE_WORDS: Readonly<Record<Scope, () => string>> = {
	'orders:read': m.api_keys_scope_orders_read,
	'orders:write': m.api_keys_scope_orders_write,
	'fulfillments:write': m.api_keys_scope_fulfillments_write,
	'quotes:write': m.api_keys_scope_quotes_write,
	'cancellations:read': m.api_keys_scope_cancellations_read,
	'cancellations:write': m.api_keys_scope_cancellations_write,
	'cancellations:decide': m.api_keys_scope_cancellations_decide,
	'refunds:read': m.api_keys_scope_refunds_read,
	'refunds:write': m.api_keys_scope_refunds_write,
	'events:read': m.api_keys_scope_events_read,
	'webhooks:read': m.api_keys_scope_webhooks_read,
	'webhooks:write': m.api_keys_scope_webhooks_write,
	'policy:read': m.api_keys_scope_policy_read,
	'policy:write': m.api_keys_scope_policy_write,
	'connections:read': m.api_keys_scope_connections_read,
	'connections:write': m.api_keys_scope_connections_write,
	'suppliers:answer': m.api_keys_scope_suppliers_answer
};

const BADGES = {
	on: { tone: 'success', text: m.api_keys_state_on },
	ending: { tone: 'warning', text: m.api_keys_state_ending },
	expired: { tone: 'neutral', text: m.api_keys_state_expired },
	revoked: { tone: 'neutral', text: m.api_keys_state_revoked }
} as const;

/** How a key stands, as a badge shows it. */
export const keyBadge = (state: KeyState) => ({ tone: BADGES[state].tone, text: BADGES[state].text() });

export const mayWords = (scopes: readonly Scope[] | null): string =>
	scopes === null ? m.api_keys_may_all() : m.api_keys_may_some({ count: scopes.length });
