import { z } from 'zod';
import { rightsOf, type Role } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import type { Reaction } from '$lib/server/outbox';
import { earlyBirds } from '../../accounts/repository/mornings.server';
import { ANSWER_WITHIN, cutsAt, type Waiting } from '../../cancellations/dashboard/dashboard';
import { countWaiting, listNext } from '../../cancellations/repository/dashboard/dashboard.server';
import { orderMail } from './order-mail.server';
import { sendBatch } from './send-batch.server';

const SHOWN = 5;

/**
 * Orders the summaries of those whose morning has come, as things stand by then; nobody is written to for whom nothing waits.
 * They leave together. Safe to repeat: each mail's key holds the event.
 */
export const prepareMornings = defineJob({
	name: 'notifications.prepare_mornings',
	payload: z.object({ event: idOf('evt'), batch: idOf('mba'), members: z.array(idOf('stf')) }),
	attempts: 12,
	run: (ctx, { event, batch, members }) =>
		ctx.db.transaction(async (tx) => {
			for (const member of await earlyBirds(tx, members)) await prepare(tx, ctx, { event, batch, member });
			await enqueue(tx, [sendBatch.with({ batch }, batch)]);
		})
});

type Member = Awaited<ReturnType<typeof earlyBirds>>[number];
type Preparing = { readonly event: string; readonly batch: string; readonly member: Member };

async function prepare(tx: Tx, ctx: Ctx, { event, batch, member }: Preparing): Promise<void> {
	const { id, name, email, role, locale } = member;
	const timeZone = member.timeZone ?? ctx.timeZone;
	const figures = figuresFor(role, await countWaiting(tx, id, cutsAt(ctx.now, timeZone)));
	if (Object.values(figures).every((count) => count === 0)) return;
	const next = await listNext(tx, figures.mine > 0 ? id : null, SHOWN);
	const rows = next.map(({ number, orderNumber: order, customer, due: amount, currency, deadlineAt }) => ({
		...{ number, order, customer, amount, currency },
		at: later(deadlineAt, ANSWER_WITHIN).toISOString()
	}));
	const content = { name, timeZone, at: ctx.now.toISOString(), figures, rows };
	await orderMail(tx, ctx, {
		...{ occasion: event, message: 'morning-summary', cancellationId: null, recipient: email, content },
		...{ locale: localeFor(everyLanguage(ctx.languages), locale), withLink: false, page: '/admin', batch, stops: id }
	});
}

/** Only whoever may move money is told of money that waits. */
function figuresFor(role: Role, { failed, refundsDue, toRelease, balances: _, ...figures }: Waiting) {
	const money = rightsOf(role).has('pay') ? { failed, refundsDue, toRelease } : {};
	return { ...figures, ...money };
}

const called = z.object({ members: z.array(idOf('stf')) });

/** What a morning leads to: the summaries of those it came for. */
export const mailMornings: Reaction = ({ id, subject, data }) =>
	prepareMornings.with({ event: id, batch: subject, ...called.parse(data) }, id);
