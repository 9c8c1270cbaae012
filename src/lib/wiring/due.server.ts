import { closeDue } from '$lib/modules/accounts/actions/close.server';
import { forgetLinks } from '$lib/modules/accounts/links/links.server';
import { forgetWrites } from '$lib/modules/accounts/repository/keys.server';
import { removeExpiredBegun } from '$lib/modules/accounts/repository/sign-ins-begun.server';
import { markOverdue, remindOfRefunds } from '$lib/modules/cancellations/actions/money/remind-refunds.server';
import { remindUnpaid } from '$lib/modules/cancellations/balance/remind.server';
import { releaseDue } from '$lib/modules/cancellations/actions/decide/release.server';
import { tellUnanswered } from '$lib/modules/cancellations/actions/request/tell-unanswered.server';
import { catchUpLegalDays } from '$lib/modules/cancellations/legal/catch-up.server';
import { sendInTime } from '$lib/modules/cancellations/legal/send-in-time.server';
import { renewAccess } from '$lib/modules/suppliers/jobs.server';
import { tendSuppliers } from '$lib/modules/cancellations/suppliers/tend.server';
import { forgetDrafts, wakeRuns } from '$lib/modules/cancellations/jobs/bulk.server';
import { backfillDue, forgetChannelTalk, syncDueOrders } from '$lib/modules/cancellations/jobs/channels.server';
import { noticeOverdue } from '$lib/modules/cancellations/edi/flow/overdue.server';
import { pollEdi } from '$lib/modules/cancellations/jobs/edi.server';
import { forgetNotices } from '$lib/modules/cancellations/jobs/notices.server';
import { readDueOrders } from '$lib/modules/cancellations/jobs/readings.server';
import { noticeUnreached } from '$lib/modules/channels/actions/unreached.server';
import { reconcileNightly } from '$lib/modules/cancellations/jobs/reconcile.server';
import { takeUpImports } from '$lib/modules/imports/jobs.server';
import { forgetAbandoned } from '$lib/modules/imports/actions/forget.server';
import { tendExports } from '$lib/modules/exports/jobs/tend.server';
import { deleteBankDetails } from '$lib/modules/payments/bank-details.server';
import { settleSandbox } from '$lib/modules/payments/gateways/sandbox/settle.server';
import { callMornings } from '$lib/modules/notifications/digest/call.server';
import { takeUpMails } from '$lib/modules/notifications/jobs/take-up.server';
import { forgetMailNotices } from '$lib/modules/notifications/jobs/send-again.server';
import { chase } from '$lib/modules/refunds/methods/chase.server';
import { expireDue } from '$lib/modules/wallets/actions/expire.server';
import { sweepLimits } from '$lib/modules/settings/repository/rate-limits.server';
import { forgetDeliveries, sendDue } from '$lib/modules/webhooks/jobs/deliver.server';
import { passOnEvents } from '$lib/modules/webhooks/jobs/pass-on.server';
import { deleteExpiredFiles } from '$lib/server/files';
import { DAY, later } from '$lib/core/time';
import type { Due } from '$lib/server/poller';
import { chasePayments } from './pay/payments.server';

/** How long a write's answer is kept for a repeat under the same Idempotency-Key. */
const ANSWERS_KEPT = 30 * DAY;

/** What nobody waits for: letters of a morning, what happens on a day, and forgetting. */
export const BY_THE_MINUTE: readonly Due[] = [
	catchUpLegalDays,
	remindOfRefunds,
	callMornings,
	remindUnpaid,
	renewAccess,
	noticeUnreached,
	forgetChannelTalk,
	forgetDrafts,
	deleteBankDetails,
	expireDue,
	forgetNotices,
	forgetMailNotices,
	reconcileNightly,
	forgetAbandoned,
	deleteExpiredFiles,
	forgetLinks,
	closeDue,
	forgetDeliveries,
	async ({ db, now }) => {
		await Promise.all([sweepLimits(db, now), removeExpiredBegun(db), forgetWrites(db, later(now, -ANSWERS_KEPT))]);
	}
];

const BY_THE_SECOND: readonly Due[] = [
	releaseDue,
	sendInTime,
	markOverdue,
	tellUnanswered,
	takeUpMails,
	readDueOrders,
	tendSuppliers,
	syncDueOrders,
	backfillDue,
	pollEdi,
	noticeOverdue,
	chasePayments,
	wakeRuns,
	chase,
	takeUpImports,
	tendExports,
	passOnEvents,
	sendDue
];

/** All that becomes due with time. */
export const DUE: readonly Due[] = [...BY_THE_MINUTE, ...BY_THE_SECOND];

/** What a server looks for every second. The sandbox gateway tells it by webhook, at `address`, what became of refunds. */
export const bySecondAt = (address: string): readonly Due[] => [...BY_THE_SECOND, settleSandbox(address)];
