import { stepBulk } from '$lib/modules/cancellations/jobs/bulk.server';
import { mailPartner, mailReset, mailWay } from '$lib/modules/accounts/jobs.server';
import { backfillConnection, syncChannelOrder, tellChannels } from '$lib/modules/cancellations/jobs/channels.server';
import { fetchEdi, sendEdi, tellEdiBuyer, workEdiMessage } from '$lib/modules/cancellations/jobs/edi.server';
import { autoAcceptCancellation, settleCancellation, withdrawContract } from '$lib/modules/cancellations/jobs.server';
import { withdrawRest } from '$lib/modules/cancellations/jobs/withdraw-rest.server';
import { workNotice } from '$lib/modules/cancellations/jobs/notices.server';
import { readSupplierOrder } from '$lib/modules/cancellations/jobs/readings.server';
import { startAnswerTime } from '$lib/modules/cancellations/jobs/supplier-told.server';
import { bookSuppliersSent } from '$lib/modules/cancellations/jobs/sent.server';
import { fixDifference } from '$lib/modules/cancellations/jobs/fix-difference.server';
import { askByWebhook } from '$lib/modules/webhooks/jobs/ask-supplier.server';
import { compareOrders, reconcile } from '$lib/modules/cancellations/jobs/reconcile.server';
import { giveCaseInTurn, passOnCases } from '$lib/modules/cancellations/jobs/turns.server';
import { writeExport } from '$lib/modules/exports/jobs/write-export.server';
import { askAfterBounce } from '$lib/modules/notifications/jobs/ask-by-hand.server';
import { prepareAccountMail } from '$lib/modules/notifications/jobs/prepare-account.server';
import { goOverFile } from '$lib/modules/imports/jobs.server';
import { preparePaymentMail } from '$lib/modules/notifications/jobs/prepare-payment.server';
import { prepareMessage } from '$lib/modules/notifications/jobs/prepare.server';
import { prepareWithdrawalMail } from '$lib/modules/notifications/jobs/withdrawal.server';
import { prepareParcelMail } from '$lib/modules/notifications/jobs/parcel.server';
import { prepareReturnMail } from '$lib/modules/notifications/jobs/return.server';
import { prepareRefundsDue } from '$lib/modules/notifications/jobs/refunds-due.server';
import { sendAgain } from '$lib/modules/notifications/jobs/send-again.server';
import { prepareTest } from '$lib/modules/notifications/jobs/test-mail.server';
import { prepareAlert } from '$lib/modules/notifications/jobs/prepare-alert.server';
import { prepareMornings } from '$lib/modules/notifications/jobs/prepare-mornings.server';
import { sendBatch } from '$lib/modules/notifications/jobs/send-batch.server';
import { sendMail } from '$lib/modules/notifications/jobs/send.server';
import { mailLink } from '$lib/modules/orders/jobs.server';
import { prepareAccessLost } from '$lib/modules/notifications/jobs/access-lost.server';
import { renewToken } from '$lib/modules/suppliers/jobs.server';
import { prepareUnreached } from '$lib/modules/notifications/jobs/unreached.server';
import { prepareWebhookOff } from '$lib/modules/notifications/jobs/webhook-off.server';
import { watchReasons } from '$lib/modules/insights/jobs.server';
import { payRefund } from '$lib/modules/refunds/jobs.server';
import { deliver } from '$lib/modules/webhooks/jobs/deliver.server';
import type { Job } from '$lib/server/jobs';

/** Every kind of job the worker can run. */
export const JOBS: readonly Job[] = [
	payRefund,
	settleCancellation,
	workNotice,
	reconcile,
	compareOrders,
	askByWebhook,
	fixDifference,
	autoAcceptCancellation,
	withdrawContract,
	withdrawRest,
	tellChannels,
	syncChannelOrder,
	backfillConnection,
	fetchEdi,
	workEdiMessage,
	sendEdi,
	tellEdiBuyer,
	readSupplierOrder,
	bookSuppliersSent,
	startAnswerTime,
	stepBulk,
	giveCaseInTurn,
	passOnCases,
	prepareMessage,
	prepareRefundsDue,
	prepareWithdrawalMail,
	prepareParcelMail,
	prepareReturnMail,
	prepareAccountMail,
	preparePaymentMail,
	prepareMornings,
	prepareAlert,
	sendMail,
	askAfterBounce,
	sendBatch,
	sendAgain,
	prepareTest,
	mailWay,
	mailReset,
	mailPartner,
	mailLink,
	goOverFile,
	writeExport,
	watchReasons,
	deliver,
	prepareWebhookOff,
	prepareAccessLost,
	prepareUnreached,
	renewToken
];
