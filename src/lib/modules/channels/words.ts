import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import type { Side } from './connectors/names';
import { TROUBLES, type ConnectionState, type Trouble } from './states';

/** What connections are, in words, in the language of the request. */
export const SIDE_WORDS: Readonly<Record<Side, () => string>> = {
	buyer: m.channels_side_buyer,
	seller: m.channels_side_seller
};

const FIELD_WORDS: Readonly<Record<string, () => string>> = {
	shop: m.channels_field_shop,
	access_token: m.channels_field_access_token,
	client_secret: m.channels_field_client_secret,
	store_url: m.channels_field_store_url,
	consumer_key: m.channels_field_consumer_key,
	consumer_secret: m.channels_field_consumer_secret,
	store_hash: m.channels_field_store_hash
};
export const fieldWord = (name: string): string => FIELD_WORDS[name]?.() ?? name;

const TROUBLE_WORDS: Readonly<Record<Trouble, () => string>> = {
	unauthorized: m.channels_trouble_unauthorized,
	busy: m.channels_trouble_busy,
	unavailable: m.channels_trouble_unavailable,
	unexpected: m.channels_trouble_unexpected
};
export const troubleWord = (trouble: Trouble): string => TROUBLE_WORDS[trouble]();

const SCOPE_WORDS: Readonly<Record<string, () => string>> = { read_all_orders: m.channels_scope_all_orders };
/** What follows where the key lacks it; nothing where its name says enough. */
export const scopeWord = (scope: string): string | undefined => SCOPE_WORDS[scope]?.();

type Failure = { readonly failure: string | null; readonly words: string };

/** Why an order is out of step: in our words where there are some, with those of the store. */
export function failureWords({ failure, words }: Failure): string {
	if (failure === 'order_gone') return m.channels_failure_order_gone();
	if (failure === 'order_out_of_reach') return m.channels_failure_order_out_of_reach();
	if (failure === null || !isOneOf(TROUBLES, failure)) return words || (failure ?? '');
	return words ? `${troubleWord(failure)} · ${words}` : troubleWord(failure);
}

type Health = { readonly state: ConnectionState; readonly trouble: Trouble | null; readonly lastOutAt: Date | null };

/** How a connection works, at a glance. */
export function connectionBadge({ state, trouble, lastOutAt }: Health) {
	if (state === 'paused') return { tone: 'neutral', text: m.channels_state_paused() } as const;
	if (trouble !== null) return { tone: 'danger', text: m.channels_state_failing() } as const;
	if (lastOutAt === null) return { tone: 'info', text: m.channels_state_untried() } as const;
	return { tone: 'success', text: m.channels_state_on() } as const;
}
