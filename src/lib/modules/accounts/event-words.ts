import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';
import { PARTNER_EVENT_WORDS } from './partners/event-words';

/** What happens to accounts; no case's story tells of it. */
export type AccountEvent = Extract<
	EventName,
	`account.${string}` | `partner.${string}` | 'order.link_asked' | `order.withdrawal_${string}`
>;

/** The same as staff read it. */
export const ACCOUNT_EVENT_WORDS = {
	'account.signed_up': m.event_account_signed_up,
	'account.signed_up_again': m.event_account_signed_up_again,
	'account.verification_asked': m.event_account_verification_asked,
	'account.email_verified': m.event_account_email_verified,
	'account.sign_in_link_asked': m.event_account_sign_in_link_asked,
	'account.reset_asked': m.event_account_reset_asked,
	'account.password_changed': m.event_account_password_changed,
	'account.email_change_asked': m.event_account_email_change_asked,
	'account.email_taken': m.event_account_email_taken,
	'account.email_changed': m.event_account_email_changed,
	'account.recovered': m.event_account_recovered,
	'account.new_place': m.event_account_new_place,
	'account.session_ended': m.event_account_session_ended,
	'account.signed_out_everywhere': m.event_account_signed_out_everywhere,
	'account.deletion_asked': m.event_account_deletion_asked,
	'account.deletion_called_off': m.event_account_deletion_called_off,
	'account.closed': m.event_account_closed,
	'account.told': m.event_account_told,
	...PARTNER_EVENT_WORDS,
	'order.link_asked': m.event_order_link_asked,
	'order.withdrawal_declared': m.event_order_withdrawal_declared,
	'order.withdrawal_matched': m.event_order_withdrawal_matched,
	'order.withdrawal_unmatched': m.event_order_withdrawal_unmatched,
	'order.withdrawal_closed': m.event_order_withdrawal_closed
} as const satisfies Record<AccountEvent, unknown>;
