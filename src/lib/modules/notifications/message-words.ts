import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { NAMES, type Name } from './names';

/** Every message as staff know it. */
const WORDS: Readonly<Record<Name, () => string>> = {
	'request-received': m.telling_name_request_received,
	'price-changed': m.telling_name_price_changed,
	accepted: m.telling_name_accepted,
	rejected: m.telling_name_rejected,
	'part-not-stopped': m.telling_name_part_not_stopped,
	withdrawn: m.telling_name_withdrawn,
	'refund-sent': m.telling_name_refund_sent,
	'route-asked': m.telling_name_route_asked,
	canceled: m.telling_name_canceled,
	undone: m.telling_name_undone,
	'payment-request': m.telling_name_payment_request,
	'payment-reminder': m.telling_name_payment_reminder,
	'payment-received': m.telling_name_payment_received,
	'order-again': m.telling_name_order_again,
	'message-from-shop': m.telling_name_message_from_shop,
	'message-from-shopper': m.telling_name_message_from_shopper,
	'new-link': m.telling_name_new_link,
	'supplier-letter': m.telling_name_supplier_letter,
	'supplier-reminder': m.telling_name_supplier_reminder,
	'supplier-go-on': m.telling_name_supplier_go_on,
	'refunds-due': m.telling_name_refunds_due,
	'webhook-off': m.telling_name_webhook_off,
	'supplier-access-lost': m.telling_name_supplier_access_lost,
	'connection-unreached': m.telling_name_connection_unreached,
	'morning-summary': m.telling_name_morning_summary,
	'refund-failed': m.telling_name_refund_failed,
	'work-overdue': m.telling_name_work_overdue,
	'refund-to-release': m.release_telling_name,
	'request-unanswered': m.telling_name_request_unanswered,
	'withdrawal-received': m.telling_name_withdrawal_received,
	'parcel-not-stopped': m.telling_name_parcel_not_stopped,
	'return-news': m.telling_name_return_news,
	'verify-email': m.telling_name_verify_email,
	'signed-up-again': m.telling_name_signed_up_again,
	'sign-in-link': m.telling_name_sign_in_link,
	'reset-password': m.telling_name_reset_password,
	'password-changed': m.telling_name_password_changed,
	'confirm-email': m.telling_name_confirm_email,
	'email-taken': m.telling_name_email_taken,
	'email-changed': m.telling_name_email_changed,
	'new-place': m.telling_name_new_place,
	'deletion-asked': m.telling_name_deletion_asked,
	'account-closed': m.telling_name_account_closed,
	'open-order': m.telling_name_open_order,
	'join-team': m.telling_name_join_team,
	'team-changed': m.telling_name_team_changed,
	'two-step-changed': m.telling_name_two_step_changed,
	'partner-canceled': m.telling_name_partner_canceled,
	'partner-invited': m.telling_name_partner_invited,
	'partner-sign-in': m.telling_name_partner_sign_in
};

/** A message by the name staff know it by. */
export const messageWord = (name: string): string => (isOneOf(NAMES, name) ? WORDS[name]() : name);

type Entry = { readonly data: unknown; readonly name: string };

/** What happened to mails, with which mail it was. */
export const withMailNames = <T extends Entry>(history: readonly T[]) =>
	history.map((entry) => ({ ...entry, about: entry.name.startsWith('mail.') ? aboutOf(entry.data) : undefined }));

const aboutOf = (data: unknown) =>
	typeof data === 'object' && data !== null && 'message' in data ? messageWord(String(data.message)) : undefined;
