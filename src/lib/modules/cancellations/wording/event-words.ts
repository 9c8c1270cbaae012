import { EVENTS, type EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';
import { isOneOf } from '$lib/core/one-of';
import { ACCOUNT_EVENT_WORDS } from '../../accounts/event-words';
import { TEAM_EVENT_WORDS } from '../../accounts/team/event-words';
import { BALANCE_EVENT_WORDS } from '../balance/event-words';
import { FULFILLMENT_EVENT_WORDS } from './fulfillment-event-words';
import { HOOK_EVENT_WORDS } from '../hook-event-words';
import { REFUND_EVENT_WORDS } from './refund-event-words';
import type { Say, WordTone } from '../words';

/** What was recorded, as the timeline gets it. `name` is as stored: an event of an older version may be unknown. */
export type Recorded = {
	/** Its place among all events, where somebody asks for it. */
	readonly seq?: number;
	readonly at: Date;
	readonly name: string;
	readonly by: string;
	readonly byKind: string;
	readonly data: unknown;
	/** What it is about, in words that others know. */
	readonly about?: string | undefined;
};

const FOR_STAFF: Readonly<Record<EventName, Say>> = {
	'order.placed': m.event_order_placed,
	'order.payment_recorded': m.event_order_payment_recorded,
	...BALANCE_EVENT_WORDS,
	...FULFILLMENT_EVENT_WORDS,
	'cancellation.requested': m.event_cancellation_requested,
	'cancellation.accepted': m.event_cancellation_accepted,
	'cancellation.started': m.event_cancellation_started,
	'cancellation.canceled_unpaid': m.event_cancellation_canceled_unpaid,
	'cancellation.withdrawal_received': m.event_cancellation_withdrawal_received,
	'cancellation.evidence_taken': m.event_cancellation_evidence_taken,
	'cancellation.unanswered': m.event_cancellation_unanswered,
	'cancellation.taken_from_file': m.event_cancellation_taken_from_file,
	'cancellation.sent_by_law': m.event_cancellation_sent_by_law,
	'cancellation.late_money': m.event_cancellation_late_money,
	'cancellation.rejected': m.event_cancellation_rejected,
	'cancellation.shipped_first': m.event_cancellation_shipped_first,
	'cancellation.price_offered': m.event_cancellation_price_offered,
	'cancellation.price_agreed': m.event_cancellation_price_agreed,
	'cancellation.withdrawn': m.event_cancellation_withdrawn,
	'cancellation.gave_way': m.event_cancellation_gave_way,
	'cancellation.shrunk': m.event_cancellation_shrunk,
	'cancellation.released': m.event_cancellation_released,
	'cancellation.canceled': m.event_cancellation_canceled,
	'cancellation.waived': m.event_cancellation_waived,
	'cancellation.undone': m.event_cancellation_undone,
	'cancellation.unaccepted': m.event_cancellation_unaccepted,
	'cancellation.dropped': m.event_cancellation_dropped,
	'cancellation.not_stopped': m.event_cancellation_not_stopped,
	'cancellation.reopened': m.event_cancellation_reopened,
	'bulk.started': m.event_bulk_started,
	'bulk.stopped': m.event_bulk_stopped,
	'bulk.resumed': m.event_bulk_resumed,
	'bulk.finished': m.event_bulk_finished,
	'bulk.undone': m.event_bulk_undone,
	'cancellation.assigned': m.event_cancellation_assigned,
	'cancellation.unassigned': m.event_cancellation_unassigned,
	'turns.changed': m.event_turns_changed,
	'turns.paused': m.event_turns_paused,
	'turns.resumed': m.event_turns_resumed,
	'view.saved': m.event_view_saved,
	'view.changed': m.event_view_changed,
	'view.removed': m.event_view_removed,
	'wallet.expired': m.event_wallet_expired,
	'wallet.points_taken_back': m.event_wallet_points_taken_back,
	'wallet.points_given_again': m.event_wallet_points_given_again,
	'wallet.coupon_restored': m.event_wallet_coupon_restored,
	'wallet.coupon_taken_again': m.event_wallet_coupon_taken_again,
	'wallet.card_issued': m.event_wallet_card_issued,
	'wallet.card_disabled': m.event_wallet_card_disabled,
	'wallet.card_enabled': m.event_wallet_card_enabled,
	'batch.made': m.event_batch_made,
	'batch.exported': m.event_batch_exported,
	'batch.deposit_removed': m.event_batch_deposit_removed,
	'batch.paid': m.event_batch_paid,
	'batch.result_taken': m.event_batch_result_taken,
	'batch.canceled': m.event_batch_canceled,
	'batch.payer_changed': m.event_batch_payer_changed,
	'dispute.opened': m.event_dispute_opened,
	'dispute.won': m.event_dispute_won,
	'dispute.lost': m.event_dispute_lost,
	'reconciliation.started': m.event_reconciliation_started,
	'reconciliation.fix_asked': m.event_reconciliation_fix_asked,
	'reconciliation.fixed': m.event_reconciliation_fixed,
	'reconciliation.dismissed': m.event_reconciliation_dismissed,
	'supplier.asked': m.event_supplier_asked,
	'supplier.answered': m.event_supplier_answered,
	'supplier.asked_to_go_on': m.event_supplier_asked_to_go_on,
	'supplier.letter_written': m.supply_event_letter_written,
	'supplier.reminded': m.supply_event_reminded,
	'supplier.not_asked': m.supply_event_not_asked,
	'supplier.silent': m.supply_event_silent,
	'supplier.assumed_yes': m.supply_event_assumed_yes,
	'supplier.access_lost': m.supply_event_access_lost,
	'supplier.overridden': m.supply_event_overridden,
	'supplier.added': m.supply_event_added,
	'supplier.changed': m.supply_event_changed,
	'supplier.item_linked': m.supply_event_item_linked,
	'supplier.item_unlinked': m.supply_event_item_unlinked,
	'supplier.order_changed': m.supply_event_order_changed,
	'supplier.link_given': m.supply_event_link_given,
	'supplier.links_closed': m.supply_event_links_closed,
	'supplier.paid_back': m.supply_event_paid_back,
	'supplier.written_off': m.supply_event_written_off,
	'import.check_started': m.event_import_check_started,
	'import.started': m.event_import_started,
	'import.finished': m.event_import_finished,
	'import.canceled': m.event_import_canceled,
	'import.failed': m.event_import_failed,
	'api_key.made': m.api_keys_event_made,
	'api_key.rotated': m.api_keys_event_rotated,
	'api_key.limit_changed': m.api_keys_event_limit_changed,
	'api_key.revoked': m.api_keys_event_revoked,
	'bank_details.given': m.event_bank_details_given,
	'bank_details.revealed': m.event_bank_details_revealed,
	'message.sent': m.event_message_sent,
	'cancellation.link_asked': m.event_cancellation_link_asked,
	'mail.turned_on': m.event_mail_turned_on,
	'mail.turned_off': m.event_mail_turned_off,
	'mail.reworded': m.event_mail_reworded,
	'mail.test_asked': m.event_mail_test_asked,
	'mail.sent_again': m.event_mail_sent_again,
	'mail.delayed': m.event_mail_delayed,
	'mail.delivered': m.event_mail_delivered,
	'mail.suppressed': m.event_mail_suppressed,
	'mail.failed': m.event_mail_failed,
	'mail.bounced': m.event_mail_bounced,
	'mail.complained': m.event_mail_complained,
	'order.email_corrected': m.event_order_email_corrected,
	'task.done': m.event_task_done,
	'policy.changed': m.event_policy_changed,
	'shop.changed': m.event_shop_changed,
	'export.asked': m.event_export_asked,
	'export.completed': m.event_export_completed,
	'export.failed': m.event_export_failed,
	'export.downloaded': m.event_export_downloaded,
	'export.canceled': m.event_export_canceled,
	'export.deleted': m.event_export_deleted,
	...REFUND_EVENT_WORDS,
	...HOOK_EVENT_WORDS,
	...ACCOUNT_EVENT_WORDS,
	...TEAM_EVENT_WORDS
};
export const eventWord = (name: string): string => (isOneOf(EVENTS, name) ? FOR_STAFF[name]() : name);

/** How an event stands out in a timeline. */
export function eventTone(name: string): WordTone {
	if (GOOD.includes(name)) return 'success';
	if (BAD.includes(name)) return 'danger';
	return STEPS.includes(name) ? 'info' : 'neutral';
}
const GOOD: readonly string[] = [
	'cancellation.canceled',
	'cancellation.canceled_unpaid',
	'cancellation.waived',
	'refund.succeeded',
	'balance.settled',
	'payment.succeeded'
];
const BAD: readonly string[] = [
	'cancellation.rejected',
	'cancellation.shipped_first',
	'cancellation.not_stopped',
	'refund.failed',
	'refund.failed_late',
	'refund.overdue',
	'payment.failed',
	'balance.unpaid',
	'mail.bounced',
	'mail.complained',
	'mail.failed',
	'mail.suppressed'
];
const STEPS: readonly string[] = [
	'cancellation.requested',
	'cancellation.accepted',
	'cancellation.started',
	'refund.submitted'
];
