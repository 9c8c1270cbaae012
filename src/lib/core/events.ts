/** Everything that can happen, in the past tense. What follows from each stands in wiring's REACTIONS. */
// prettier-ignore
export const EVENTS = [
	'order.placed', 'order.payment_recorded', 'order.payment_arrived', 'order.again_asked', 'order.placed_again',
	'balance.asked', 'balance.reminded', 'balance.unpaid', 'balance.settled', 'balance.given_up',
	'payment.started', 'payment.succeeded', 'payment.failed',
	'fulfillment.packed', 'fulfillment.shipped', 'fulfillment.delivered', 'fulfillment.reverted', 'fulfillment.stopped',
	'fulfillment.parcel_asked', 'fulfillment.parcel_stopped', 'fulfillment.parcel_not_stopped', 'fulfillment.parcel_called_off',
	'cancellation.requested', 'cancellation.accepted', 'cancellation.started', 'cancellation.canceled_unpaid',
	'cancellation.withdrawal_received', 'cancellation.late_money', 'cancellation.rejected', 'cancellation.shipped_first',
	'cancellation.price_offered', 'cancellation.price_agreed', 'cancellation.sent_by_law', 'cancellation.unanswered',
	'cancellation.release_asked', 'cancellation.evidence_taken', 'cancellation.taken_from_file',
	'cancellation.withdrawn', 'cancellation.gave_way', 'cancellation.shrunk', 'cancellation.released', 'cancellation.canceled',
	'cancellation.waived', 'cancellation.undone', 'cancellation.unaccepted', 'cancellation.dropped',
	'cancellation.not_stopped', 'cancellation.left_at_store', 'cancellation.reopened', 'cancellation.assigned', 'cancellation.unassigned',
	'turns.changed', 'turns.paused', 'turns.resumed', 'view.saved', 'view.changed', 'view.removed',
	'refund.planned', 'refund.queued', 'refund.submitted', 'refund.pending', 'refund.succeeded', 'refund.failed',
	'refund.failed_late', 'refund.retried', 'refund.held', 'refund.released', 'refund.blocked', 'refund.unblocked',
	'refund.lost_to_dispute', 'refund.canceled', 'refund.taken_again', 'refund.traced', 'refund.overdue',
	'refund.batched', 'refund.unbatched',
	'dispute.opened', 'dispute.won', 'dispute.lost',
	'reconciliation.started', 'reconciliation.fix_asked', 'reconciliation.fixed', 'reconciliation.dismissed',
	'refund.route_asked', 'refund.route_agreed', 'refund.rerouted',
	'bulk.started', 'bulk.stopped', 'bulk.resumed', 'bulk.finished', 'bulk.undone',
	'wallet.points_taken_back', 'wallet.points_given_again', 'wallet.coupon_restored', 'wallet.coupon_taken_again',
	'wallet.expired', 'wallet.card_issued', 'wallet.card_disabled', 'wallet.card_enabled',
	'supplier.asked', 'supplier.answered', 'supplier.asked_to_go_on', 'supplier.letter_written', 'supplier.reminded',
	'supplier.not_asked', 'supplier.silent', 'supplier.assumed_yes', 'supplier.overridden', 'supplier.access_lost', 'supplier.added', 'supplier.changed', 'supplier.item_linked',
	'supplier.item_unlinked', 'supplier.order_changed', 'supplier.link_given', 'supplier.links_closed', 'supplier.paid_back',
	'supplier.written_off',
	'import.check_started', 'import.started', 'import.finished', 'import.canceled', 'import.failed',
	'batch.made', 'batch.exported', 'batch.deposit_removed', 'batch.paid', 'batch.result_taken', 'batch.canceled',
	'batch.payer_changed',
	'product.often_canceled',
	'webhook.added', 'webhook.changed', 'webhook.removed', 'webhook.paused', 'webhook.resumed', 'webhook.secret_rotated',
	'webhook.secret_revealed', 'webhook.tested', 'webhook.sent_again', 'webhook.disabled',
	'api_key.made', 'api_key.rotated', 'api_key.limit_changed', 'api_key.revoked',
	'connection.added', 'connection.changed', 'connection.paused', 'connection.resumed', 'connection.tested',
	'connection.removed', 'connection.read_again', 'connection.sent_again', 'connection.unreached',
	'bank_details.given', 'bank_details.revealed', 'message.sent', 'task.done', 'policy.changed', 'shop.changed',
	'mail.delayed', 'mail.delivered', 'mail.suppressed', 'mail.failed', 'mail.bounced', 'mail.complained',
	'mail.left_to_store', 'mail.sent_again',
	'order.email_corrected', 'mail.turned_on', 'mail.turned_off', 'mail.reworded', 'mail.test_asked', 'cancellation.link_asked',
	'account.signed_up', 'account.signed_up_again', 'account.verification_asked', 'account.email_verified',
	'account.sign_in_link_asked', 'account.reset_asked', 'account.password_changed', 'account.email_change_asked',
	'account.email_taken', 'account.email_changed', 'account.recovered', 'account.new_place', 'account.session_ended',
	'account.signed_out_everywhere', 'account.deletion_asked', 'account.deletion_called_off', 'account.closed',
	'account.told',
	'partner.invited', 'partner.invited_again', 'partner.link_asked', 'partner.signed_in', 'partner.access_ended',
	'partner.access_given', 'partner.session_ended',
	'return.awaited', 'return.received', 'return.proven', 'return.goods_came', 'return.called_off',
	'order.link_asked', 'order.withdrawal_declared', 'order.withdrawal_matched', 'order.withdrawal_unmatched',
	'order.withdrawal_closed',
	'export.asked', 'export.completed', 'export.failed', 'export.downloaded', 'export.canceled', 'export.deleted',
	'staff.signed_in', 'staff.totp_turned_on', 'staff.totp_turned_off', 'staff.totp_reset', 'staff.totp_required',
	'staff.recovery_code_used', 'staff.recovery_codes_renewed', 'staff.role_changed', 'staff.deactivated',
	'staff.reactivated', 'staff.signed_out', 'staff.invited', 'staff.invitation_resent', 'staff.invitation_revoked',
	'staff.joined', 'staff.profile_changed', 'staff.morning_came', 'staff.mornings_on', 'staff.mornings_off', 'staff.reminded_of_refunds'
] as const;

export type EventName = (typeof EVENTS)[number];
/** What an event is about: the part of its name before the point. */
export type EventNoun = EventName extends `${infer Noun}.${string}` ? Noun : never;

/** A change as it is recorded. `subject` is the id of the thing that changed; `data` holds before, after and why. */
export type NewEvent = {
	readonly name: EventName;
	readonly subject: string;
	readonly orderId?: string;
	readonly cancellationId?: string;
	readonly data?: Readonly<Record<string, unknown>>;
};
