import type { EventName } from '$lib/core/events';
import { tellEdiBuyer } from '$lib/modules/cancellations/jobs/edi.server';
import { tellChannels } from '$lib/modules/cancellations/jobs/channels.server';
import { stepBulk } from '$lib/modules/cancellations/jobs/bulk.server';
import { autoAcceptCancellation, settleCancellation, withdrawContract } from '$lib/modules/cancellations/jobs.server';
import { goOnWithdrawing } from '$lib/modules/cancellations/jobs/withdraw-rest.server';
import { fixDifference } from '$lib/modules/cancellations/jobs/fix-difference.server';
import { bookSuppliersSent } from '$lib/modules/cancellations/jobs/sent.server';
import { reconcile } from '$lib/modules/cancellations/jobs/reconcile.server';
import { giveCaseInTurn, passOnCases } from '$lib/modules/cancellations/jobs/turns.server';
import { watchReasons } from '$lib/modules/insights/jobs.server';
import { sendAccountMail } from '$lib/modules/notifications/jobs/prepare-account.server';
import { goOverFile } from '$lib/modules/imports/jobs.server';
import { writeExport } from '$lib/modules/exports/jobs/write-export.server';
import { alertStaff } from '$lib/modules/notifications/jobs/prepare-alert.server';
import { sendPaymentMail } from '$lib/modules/notifications/jobs/prepare-payment.server';
import { sendMessage } from '$lib/modules/notifications/jobs/prepare.server';
import { sendAgainTo, sendRepeated } from '$lib/modules/notifications/jobs/send-again.server';
import { sendTestMail } from '$lib/modules/notifications/jobs/test-mail.server';
import { mailWithdrawal } from '$lib/modules/notifications/jobs/withdrawal.server';
import { mailParcel } from '$lib/modules/notifications/jobs/parcel.server';
import { mailReturn } from '$lib/modules/notifications/jobs/return.server';
import { mailRefundsDue } from '$lib/modules/notifications/jobs/refunds-due.server';
import { mailUnreached } from '$lib/modules/notifications/jobs/unreached.server';
import { mailWebhookOff } from '$lib/modules/notifications/jobs/webhook-off.server';
import { STORED_VALUE_METHODS } from '$lib/modules/refunds/method-names';
import { payRefund } from '$lib/modules/refunds/jobs.server';
import type { Reaction } from '$lib/server/outbox';
import { ACCOUNT_REACTIONS } from './account-reactions.server';
import { KEPT_ONLY } from './kept-only';
import { SUPPLIER_REACTIONS } from './supplier-reactions.server';

/** A refund of a gateway's, or one tried again, is paid by a job; what staff move by hand never is. */
const pay: Reaction = ({ subject }) => payRefund.with({ subject });

/** What a case means for its order elsewhere. */
const tell: Reaction = ({ cancellationId }) =>
	cancellationId ? tellChannels.with({ subject: cancellationId }) : undefined;

/** Money that went another way than through the store it came from, or did not arrive by it, is the store's to know. */
const tellElsewhere: Reaction = (event) => {
	const { method, found, from } = event.data ?? {};
	const isKnown = method === 'original_payment' || found === true;
	return isKnown || (from === 'planned' && STORED.includes(String(method))) ? undefined : tell(event);
};

/** What is decided about an EDI buyer's order is told it by message. */
const answer: Reaction = ({ cancellationId }) =>
	cancellationId ? tellEdiBuyer.with({ subject: cancellationId, corrects: false }) : undefined;
const correct: Reaction = ({ cancellationId }) =>
	cancellationId ? tellEdiBuyer.with({ subject: cancellationId, corrects: true }) : undefined;

/** What a supplier has sent is booked as sent: when that is heard, and when units of it are open again. */
const bookSent: Reaction = ({ orderId }) => (orderId ? bookSuppliersSent.with({ subject: orderId }) : undefined);
const bookIfSent: Reaction = (event) => (SENT.includes(String(event.data?.['after'])) ? bookSent(event) : undefined);
const SENT: readonly string[] = ['shipped', 'delivered'];

const carryOut: Reaction = ({ subject }) => stepBulk.with({ subject });
const autoAccept: Reaction = ({ subject }) => autoAcceptCancellation.with({ subject });
const watch: Reaction = ({ subject }) => watchReasons.with({ subject });
const giveInTurn: Reaction = ({ subject }) => giveCaseInTurn.with({ subject });
const passOn: Reaction = ({ subject }) => passOnCases.with({ subject });
const writeOut: Reaction = ({ subject }) => writeExport.with({ export: subject });

/** Stored value that moved in the case's own transaction needs no second look; what came by a job does. */
const settle: Reaction = ({ cancellationId, data }) =>
	cancellationId && !(data?.['from'] === 'planned' && STORED.includes(String(data['method'])))
		? settleCancellation.with({ subject: cancellationId })
		: undefined;
const STORED: readonly string[] = STORED_VALUE_METHODS;
/** Where no refund will come to tell of, what is left of the case is looked at when its grace ends. */
const settleStored: Reaction = (event) => (event.data?.['nothing_leaves'] === true ? settle(event) : undefined);

/** What follows from what. Read down for the story, across for its consequences. */
export const REACTIONS = {
	...ACCOUNT_REACTIONS,
	...KEPT_ONLY,
	...SUPPLIER_REACTIONS,
	'order.placed': [],
	'order.payment_recorded': [],
	'order.payment_arrived': [],
	'order.again_asked': [sendPaymentMail('order-again')],
	'order.withdrawal_declared': [mailWithdrawal, ({ subject }) => withdrawContract.with({ subject }, subject)],
	'order.withdrawal_matched': [mailWithdrawal],
	'balance.asked': [sendPaymentMail('payment-request')],
	'balance.reminded': [sendPaymentMail('payment-reminder')],
	'balance.unpaid': [],
	'balance.settled': [sendPaymentMail('payment-received')],
	'balance.given_up': [],
	'fulfillment.shipped': [goOnWithdrawing],
	'fulfillment.reverted': [goOnWithdrawing],
	'fulfillment.parcel_not_stopped': [mailParcel],
	'return.awaited': [mailReturn],
	'return.received': [mailReturn],
	'return.proven': [mailReturn],
	'cancellation.requested': [autoAccept, giveInTurn, watch, sendMessage('request-received')],
	'cancellation.taken_from_file': [],
	'cancellation.accepted': [],
	'cancellation.started': [watch],
	'cancellation.canceled_unpaid': [answer, sendMessage('partner-canceled')],
	'cancellation.withdrawal_received': [],
	'cancellation.sent_by_law': [settle],
	'cancellation.unanswered': [alertStaff('request-unanswered')],
	'cancellation.late_money': [],
	'cancellation.rejected': [answer, sendMessage('rejected')],
	'cancellation.shipped_first': [answer, sendMessage('rejected')],
	'cancellation.price_offered': [sendMessage('price-changed')],
	'cancellation.price_agreed': [],
	'cancellation.withdrawn': [sendMessage('withdrawn')],
	'cancellation.gave_way': [sendMessage('withdrawn')],
	'cancellation.shrunk': [sendMessage('part-not-stopped')],
	'cancellation.released': [tell, answer, settleStored, sendMessage('accepted'), sendMessage('partner-canceled')],
	'cancellation.release_asked': [alertStaff('refund-to-release')],
	'cancellation.canceled': [tell, sendMessage('canceled')],
	'cancellation.waived': [tell, sendMessage('canceled')],
	'cancellation.undone': [tell, bookSent, sendMessage('undone')],
	'cancellation.unaccepted': [bookSent],
	'cancellation.dropped': [settle, tell, correct, bookSent, sendMessage('part-not-stopped')],
	'cancellation.not_stopped': [tell, answer, bookSent, sendMessage('rejected')],
	'cancellation.left_at_store': [sendMessage('accepted')],
	'cancellation.reopened': [],
	'bulk.started': [carryOut],
	'bulk.stopped': [],
	'bulk.resumed': [carryOut],
	'bulk.finished': [],
	'bulk.undone': [],
	'cancellation.assigned': [],
	'cancellation.unassigned': [],
	'refund.planned': [],
	'refund.queued': [pay],
	'refund.submitted': [],
	'refund.pending': [settle, sendMessage('refund-sent')],
	'refund.succeeded': [settle, tellElsewhere, sendMessage('refund-sent')],
	'refund.failed': [settle, alertStaff('refund-failed')],
	'refund.failed_late': [settle, tellElsewhere, alertStaff('refund-failed')],
	'refund.retried': [],
	'refund.held': [],
	'refund.released': [],
	'refund.blocked': [settle],
	'refund.unblocked': [],
	'refund.lost_to_dispute': [settle],
	'refund.canceled': [],
	'refund.taken_again': [],
	'refund.overdue': [alertStaff('work-overdue')],
	'refund.route_asked': [sendMessage('route-asked')],
	'refund.route_agreed': [],
	'refund.rerouted': [],
	'wallet.points_taken_back': [],
	'wallet.points_given_again': [],
	'wallet.coupon_restored': [],
	'wallet.coupon_taken_again': [],
	'wallet.expired': [],
	'wallet.card_issued': [],
	'wallet.card_disabled': [],
	'wallet.card_enabled': [],
	'refund.traced': [],
	'refund.batched': [],
	'refund.unbatched': [],
	'batch.made': [],
	'batch.exported': [],
	'batch.deposit_removed': [],
	'batch.paid': [],
	'batch.result_taken': [],
	'batch.canceled': [],
	'batch.payer_changed': [],
	'dispute.opened': [],
	'dispute.won': [settle],
	'dispute.lost': [settle],
	'reconciliation.started': [({ subject }) => reconcile.with({ subject })],
	'reconciliation.fix_asked': [({ subject }) => fixDifference.with({ subject })],
	'supplier.order_changed': [bookIfSent],
	'supplier.answered': [settle],
	'supplier.assumed_yes': [settle],
	'supplier.overridden': [settle],
	'import.check_started': [({ subject }) => goOverFile.with({ subject, phase: 'check' })],
	'import.started': [({ subject }) => goOverFile.with({ subject, phase: 'import' })],
	'import.finished': [],
	'import.canceled': [],
	'import.failed': [],
	'product.often_canceled': [],
	'webhook.sent_again': [],
	'webhook.disabled': [mailWebhookOff],
	'connection.unreached': [mailUnreached],
	'bank_details.given': [],
	'bank_details.revealed': [],
	'message.sent': [sendMessage('message-from-shop'), sendMessage('message-from-shopper')],
	'cancellation.link_asked': [sendMessage('new-link')],
	'mail.turned_on': [],
	'mail.turned_off': [],
	'mail.reworded': [],
	'mail.test_asked': [sendTestMail],
	'mail.sent_again': [sendRepeated],
	'order.email_corrected': [sendAgainTo],
	'policy.changed': [],
	'shop.changed': [],
	'export.asked': [writeOut],
	'staff.deactivated': [passOn, sendAccountMail('team-changed')],
	'staff.reminded_of_refunds': [mailRefundsDue]
} satisfies Record<EventName, readonly Reaction[]>;
