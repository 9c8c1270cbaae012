import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';

type Hooked = Extract<
	EventName,
	| `webhook.${string}`
	| `product.${string}`
	| `connection.${string}`
	| 'cancellation.left_at_store'
	| 'mail.left_to_store'
>;

/** What happens to webhooks and connections, and what only they are told of, in the words of staff. */
export const HOOK_EVENT_WORDS: Readonly<Record<Hooked, () => string>> = {
	'cancellation.left_at_store': m.channels_event_left_there,
	'mail.left_to_store': m.channels_event_left_to_store,
	'product.often_canceled': m.hooks_event_often_canceled,
	'webhook.added': m.hooks_event_added,
	'webhook.changed': m.hooks_event_changed,
	'webhook.removed': m.hooks_event_removed,
	'webhook.paused': m.hooks_event_paused,
	'webhook.resumed': m.hooks_event_resumed,
	'webhook.secret_rotated': m.hooks_event_secret_rotated,
	'webhook.secret_revealed': m.hooks_event_secret_revealed,
	'webhook.tested': m.hooks_event_tested,
	'webhook.sent_again': m.hooks_event_sent_again,
	'webhook.disabled': m.hooks_event_disabled,
	'connection.added': m.channels_event_added,
	'connection.changed': m.channels_event_changed,
	'connection.paused': m.channels_event_paused,
	'connection.resumed': m.channels_event_resumed,
	'connection.tested': m.channels_event_tested,
	'connection.removed': m.channels_event_removed,
	'connection.read_again': m.channels_event_read_again,
	'connection.sent_again': m.channels_event_sent_again,
	'connection.unreached': m.channels_event_unreached
};
