import type { EventName } from '$lib/core/events';
import { startAnswerTime } from '$lib/modules/cancellations/jobs/supplier-told.server';
import { mailAccessLost } from '$lib/modules/notifications/jobs/access-lost.server';
import { askIfBounced } from '$lib/modules/notifications/jobs/ask-by-hand.server';
import { alertStaff } from '$lib/modules/notifications/jobs/prepare-alert.server';
import { sendMessage } from '$lib/modules/notifications/jobs/prepare.server';
import type { TaskKind } from '$lib/modules/orders/tasks';
import { askByWebhook } from '$lib/modules/webhooks/jobs/ask-supplier.server';
import type { Reaction } from '$lib/server/outbox';

/** Whoever has spoken to a supplier starts its time to answer. */
const answerTime: Reaction = ({ subject, data }) =>
	SPEAKING.includes(String(data?.['task'])) ? startAnswerTime.with({ task: subject }) : undefined;
const SPEAKING: readonly string[] = ['ask_supplier', 'supplier_silent'] satisfies TaskKind[];

/** What follows from asking suppliers; what their answers mean for the money stands with the cases. */
export const SUPPLIER_REACTIONS = {
	'supplier.asked': [sendMessage('supplier-letter'), ({ subject }) => askByWebhook.with({ subject, go_on: false })],
	'supplier.asked_to_go_on': [
		sendMessage('supplier-go-on'),
		({ subject }) => askByWebhook.with({ subject, go_on: true })
	],
	'supplier.reminded': [sendMessage('supplier-reminder')],
	'supplier.not_asked': [alertStaff('work-overdue')],
	'supplier.silent': [alertStaff('work-overdue')],
	'supplier.access_lost': [mailAccessLost],
	'task.done': [answerTime],
	'mail.suppressed': [askIfBounced],
	'mail.failed': [askIfBounced],
	'mail.bounced': [askIfBounced]
} satisfies Partial<Record<EventName, readonly Reaction[]>>;
