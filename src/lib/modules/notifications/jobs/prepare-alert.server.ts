import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { sum, type Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { managers, payers } from '../../accounts/repository/team.server';
import { caseOn, refundsOf, type Case, type RefundFacts } from '../../cancellations/case';
import { lockDesk } from '../../cancellations/repository/queue/desk.server';
import { findReader } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

const ALERTS = ['refund-failed', 'work-overdue', 'refund-to-release', 'request-unanswered'] as const;
type Alert = (typeof ALERTS)[number];

const payload = z.object({
	message: z.enum(ALERTS),
	event: idOf('evt'),
	on: z.enum(EVENTS),
	cancellation: idOf('can'),
	subject: z.string()
});
type Preparing = z.infer<typeof payload>;

/**
 * Orders the alerts about one thing that went wrong, from the case as it stands then: what was put right in the meantime
 * alerts nobody. Safe to repeat: each mail's key holds the event.
 */
export const prepareAlert = defineJob({
	name: 'notifications.prepare_alert',
	payload,
	attempts: 12,
	run: (ctx, given) => ctx.db.transaction((tx) => prepare(tx, ctx, given))
});

async function prepare(tx: Tx, ctx: Ctx, { message, event, on, cancellation, subject }: Preparing): Promise<void> {
	const desk = await lockDesk(tx, SYSTEM, { cancellation });
	const it = caseOn(desk, cancellation);
	const own = refundsOf(desk, it.id);
	const refund = own.find(({ id }) => id === subject);
	const toRelease = sum(own.filter(({ needsRelease }) => needsRelease).map(({ amount }) => amount));
	if (!isStillSo({ message, on, it, refund, toRelease })) return;
	const { number: order, name: customer, currency } = desk.order;
	const amount = amountOf({ message, on, it, refund, toRelease });
	const about = { number: it.number, order, customer, currency, amount };
	for (const id of await readersOf(tx, it, refund === undefined && message !== 'refund-to-release')) {
		const reader = await findReader(tx, id);
		if (!reader) continue;
		const timeZone = reader.timeZone ?? ctx.timeZone;
		const content = { name: reader.name, timeZone, at: ctx.now.toISOString(), ...about };
		await orderMail(tx, ctx, {
			...{ occasion: event, message, cancellationId: null, recipient: reader.email, content },
			...{
				locale: localeFor(everyLanguage(ctx.languages), reader.locale),
				withLink: false,
				page: `/admin/cancellations/${it.number}`
			}
		});
	}
}

type Found = Pick<Preparing, 'message' | 'on'> & {
	readonly it: Case;
	readonly refund: RefundFacts | undefined;
	readonly toRelease: Minor;
};

function isStillSo({ message, on, it, refund, toRelease }: Found): boolean {
	if (message === 'request-unanswered') return it.state === 'requested';
	if (message === 'refund-to-release') return toRelease > 0;
	if (message === 'refund-failed') return refund?.state === 'failed';
	return ABOUT_SUPPLIERS.includes(on) || refund?.state === 'planned' || refund?.needsRelease === true;
}

const ABOUT_SUPPLIERS: readonly string[] = ['supplier.silent', 'supplier.not_asked'];

function amountOf({ message, it, refund, toRelease }: Found): Minor | null {
	if (message === 'refund-to-release') return toRelease;
	return message === 'request-unanswered' ? it.due : (refund?.amount ?? null);
}

/** Whoever may move money; what a supplier or a customer waits for is for who works on the case, or else for who runs the desk. */
async function readersOf(tx: Tx, { assigneeId }: Case, ofDesk: boolean): Promise<readonly string[]> {
	if (!ofDesk) return (await payers(tx)).map(({ id }) => id);
	return assigneeId === null ? (await managers(tx)).map(({ id }) => id) : [assigneeId];
}

/** What somebody has to look at leads to: this alert, once for each reader. */
export const alertStaff =
	(message: Alert): Reaction =>
	({ id, name, subject, cancellationId }) =>
		cancellationId === undefined
			? undefined
			: prepareAlert.with({ message, event: id, on: name, cancellation: cancellationId, subject }, `${id}/${message}`);
