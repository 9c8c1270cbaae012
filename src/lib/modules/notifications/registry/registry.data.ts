import type { EventName } from '$lib/core/events';
import type { Name } from '../names';

/** Who reads it. */
export type Audience = 'shopper' | 'supplier' | 'staff' | 'partner';
/** How it reaches them. */
export type Channel = 'email' | 'account';
/** Why it can't be turned off: a law asks for it, it keeps an account safe, or nothing goes on without it. */
export type Must = 'law' | 'safety' | 'answer';

/** A message: after what, to whom, by which way, and whether the shop may do without it. Its words are its template's. */
export type Entry = {
	readonly on: readonly EventName[];
	readonly to: Audience;
	readonly by: readonly Channel[];
	readonly must: Must | null;
};

const MAIL = ['email'] as const;
const BOTH = ['email', 'account'] as const;

/** Every message there is. A test holds it against what really follows from each event. */
// prettier-ignore
export const REGISTRY = {
	'request-received':  { on: ['cancellation.requested'],     to: 'shopper',  by: BOTH, must: 'law' },
	'price-changed':     { on: ['cancellation.price_offered'], to: 'shopper',  by: BOTH, must: 'answer' },
	accepted:            { on: ['cancellation.released', 'cancellation.left_at_store'],      to: 'shopper',  by: BOTH, must: null },
	rejected:            { on: ['cancellation.rejected', 'cancellation.shipped_first', 'cancellation.not_stopped'], to: 'shopper', by: BOTH, must: 'law' },
	'part-not-stopped':  { on: ['cancellation.shrunk', 'cancellation.dropped'], to: 'shopper', by: BOTH, must: null },
	withdrawn:           { on: ['cancellation.withdrawn', 'cancellation.gave_way'], to: 'shopper',  by: BOTH, must: null },
	'refund-sent':       { on: ['refund.pending', 'refund.succeeded'], to: 'shopper', by: BOTH, must: null },
	'route-asked':       { on: ['refund.route_asked'],         to: 'shopper',  by: BOTH, must: 'answer' },
	canceled:            { on: ['cancellation.canceled', 'cancellation.waived'], to: 'shopper', by: BOTH, must: 'law' },
	undone:              { on: ['cancellation.undone'],        to: 'shopper',  by: BOTH, must: null },
	'payment-request':   { on: ['balance.asked'],              to: 'shopper',  by: BOTH, must: 'answer' },
	'payment-reminder':  { on: ['balance.reminded'],           to: 'shopper',  by: BOTH, must: null },
	'payment-received':  { on: ['balance.settled'],            to: 'shopper',  by: BOTH, must: null },
	'order-again':       { on: ['order.again_asked'],          to: 'shopper',  by: BOTH, must: 'answer' },
	'message-from-shop': { on: ['message.sent'],               to: 'shopper',  by: BOTH, must: 'answer' },
	'message-from-shopper': { on: ['message.sent'],            to: 'staff',    by: MAIL, must: null },
	'new-link':          { on: ['cancellation.link_asked'],    to: 'shopper',  by: MAIL, must: 'answer' },
	'partner-canceled':  { on: ['cancellation.released', 'cancellation.canceled_unpaid'], to: 'partner', by: MAIL, must: null },
	'supplier-letter':   { on: ['supplier.asked'],             to: 'supplier', by: MAIL, must: 'answer' },
	'supplier-reminder': { on: ['supplier.reminded'],          to: 'supplier', by: MAIL, must: null },
	'supplier-go-on':    { on: ['supplier.asked_to_go_on'],    to: 'supplier', by: MAIL, must: 'answer' },
	'refunds-due':       { on: ['staff.reminded_of_refunds'],  to: 'staff',    by: MAIL, must: null },
	'webhook-off':       { on: ['webhook.disabled'],           to: 'staff',    by: MAIL, must: null },
	'supplier-access-lost': { on: ['supplier.access_lost'],    to: 'staff',    by: MAIL, must: null },
	'connection-unreached': { on: ['connection.unreached'],    to: 'staff',    by: MAIL, must: null },
	'refund-failed':     { on: ['refund.failed', 'refund.failed_late'], to: 'staff', by: MAIL, must: null },
	'work-overdue':      { on: ['refund.overdue', 'supplier.silent', 'supplier.not_asked'], to: 'staff', by: MAIL, must: null },
	'refund-to-release': { on: ['cancellation.release_asked'], to: 'staff',    by: MAIL, must: null },
	'request-unanswered': { on: ['cancellation.unanswered'],   to: 'staff',    by: MAIL, must: null },
	'morning-summary':   { on: ['staff.morning_came'],         to: 'staff',    by: MAIL, must: null },
	'withdrawal-received': { on: ['order.withdrawal_declared', 'order.withdrawal_matched'], to: 'shopper', by: MAIL, must: 'law' },
	'parcel-not-stopped': { on: ['fulfillment.parcel_not_stopped'], to: 'shopper',  by: BOTH, must: 'law' },
	'return-news':       { on: ['return.awaited', 'return.received', 'return.proven'], to: 'shopper', by: BOTH, must: 'law' },
	'verify-email':      { on: ['account.signed_up', 'account.verification_asked'], to: 'shopper', by: MAIL, must: 'safety' },
	'signed-up-again':   { on: ['account.signed_up_again'],    to: 'shopper',  by: MAIL, must: 'safety' },
	'sign-in-link':      { on: ['account.sign_in_link_asked'], to: 'shopper',  by: MAIL, must: 'answer' },
	'reset-password':    { on: ['account.reset_asked'],        to: 'shopper',  by: MAIL, must: 'answer' },
	'password-changed':  { on: ['account.password_changed'],   to: 'shopper',  by: MAIL, must: 'safety' },
	'confirm-email':     { on: ['account.email_change_asked'], to: 'shopper',  by: MAIL, must: 'safety' },
	'email-taken':       { on: ['account.email_taken'],        to: 'shopper',  by: MAIL, must: 'safety' },
	'email-changed':     { on: ['account.email_changed'],      to: 'shopper',  by: MAIL, must: 'safety' },
	'new-place':         { on: ['account.new_place'],          to: 'shopper',  by: MAIL, must: 'safety' },
	'deletion-asked':    { on: ['account.deletion_asked'],     to: 'shopper',  by: MAIL, must: 'safety' },
	'account-closed':    { on: ['account.closed'],             to: 'shopper',  by: MAIL, must: 'law' },
	'open-order':        { on: ['order.link_asked'],           to: 'shopper',  by: MAIL, must: 'answer' },
	'join-team':         { on: ['staff.invited', 'staff.invitation_resent'], to: 'staff', by: MAIL, must: 'answer' },
	'team-changed':      { on: ['staff.role_changed', 'staff.deactivated', 'staff.reactivated'], to: 'staff', by: MAIL, must: 'safety' },
	'two-step-changed':  { on: ['staff.totp_turned_on', 'staff.totp_turned_off', 'staff.totp_reset', 'staff.recovery_code_used', 'staff.recovery_codes_renewed'], to: 'staff', by: MAIL, must: 'safety' },
	'partner-invited':   { on: ['partner.invited', 'partner.invited_again'], to: 'partner', by: MAIL, must: 'answer' },
	'partner-sign-in':   { on: ['partner.link_asked'],         to: 'partner',  by: MAIL, must: 'answer' }
} as const satisfies Record<Name, Entry>;
