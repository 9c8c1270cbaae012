import { fail, type RequestEvent } from '@sveltejs/kit';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { giveDetails, writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { agreeToCredit } from '$lib/modules/cancellations/actions/route/agree-route.server';
import { withdraw } from '$lib/modules/cancellations/actions/request/end-request.server';
import { agreeToPrice } from '$lib/modules/cancellations/actions/money/offer-price.server';
import { attachedAt } from '$lib/modules/cancellations/talk/attachment';
import { attachmentsOf } from '$lib/modules/cancellations/repository/attachments.server';
import { filesIn } from '$lib/server/forms/form-files';
import { named } from '$lib/modules/cancellations/actions/look/look.server';
import { consentsOf } from '$lib/modules/cancellations/repository/consents.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { historyOf, messagesOf } from '$lib/modules/cancellations/repository/history.server';
import { findQuote } from '$lib/modules/cancellations/repository/write.server';
import { messageInput } from '$lib/modules/cancellations/schema';
import { readBank } from '$lib/modules/cancellations/shopper/bank/read-bank';
import { casePage, type CasePage } from '$lib/modules/cancellations/shopper/case/case-page';
import type { FollowAnswer } from '$lib/modules/cancellations/shopper/case/follow-answer';
import { maskedBankDetails } from '$lib/modules/payments/bank-details.server';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { payAction } from '../pay/pay-page.server';

type Named = { readonly number: string } | { readonly cancellation: string };
/** Who follows which case: from the session and the address, or from the link. */
type Following = { readonly ctx: Ctx; readonly id: string };

/** A case as its shopper sees it, in three round trips. */
export async function followed(
	ctx: Ctx,
	wanted: Named,
	{ pathname }: { readonly pathname: string } = { pathname: '' }
): Promise<CasePage> {
	const desk = await readDesk(ctx.db, ctx.actor, wanted);
	const it = named(desk, wanted);
	const [history, written, kept, account, consents, offered] = await Promise.all([
		historyOf(ctx.db, it.id),
		messagesOf(ctx.db, it.id, false),
		attachmentsOf(ctx.db, it.id),
		maskedBankDetails(ctx.db, it.id),
		consentsOf(ctx.db, it.id),
		it.offeredQuoteId === null ? undefined : findQuote(ctx.db, it.offeredQuoteId)
	]);
	const { now, locale, timeZone } = ctx;
	const messages = attachedAt(written, kept, pathname, locale);
	const reading = { now, locale, timeZone };
	return casePage(desk, it, { history, messages, account, consents, offered, reading, reader: ctx.actor });
}

/** What a shopper can do on a case's page; `who` says on whose behalf, and refuses who may not. */
export const followActions = <Event extends RequestEvent>(who: (event: Event) => Promise<Following>) => ({
	pay: payAction<Event>(async (event) => {
		const { ctx, id } = await who(event);
		return { ctx, wanted: { cancellation: id } };
	}),
	withdraw: (event: Event) =>
		act(async () => {
			const { ctx, id } = await who(event);
			await withdraw(ctx, { id });
			return m.case_withdrawn_notice();
		}),
	agree: agreeing(who),
	message: messaging(who),
	credit: (event: Event) => act(async () => credited(await who(event))),
	bank: async (event: Event) => {
		const posted = await event.request.formData();
		const read = readBank((name) => textOf(posted, name));
		if ('answer' in read) {
			return fail(422, { tone: 'danger', text: '', bank: read.answer } satisfies FollowAnswer);
		}
		return act(async () => {
			const { ctx, id } = await who(event);
			await giveDetails(ctx, { id, details: read.details });
			return m.case_bank_notice();
		});
	}
});

const messaging =
	<Event extends RequestEvent>(who: (event: Event) => Promise<Following>) =>
	async (event: Event) => {
		const posted = await event.request.formData();
		const body = textOf(posted, 'body');
		const files = await filesIn(posted, 'files');
		const draft = { draft: body };
		const input = messageInput.pick({ body: true }).safeParse({ body });
		if (!input.success) {
			const draftError = m.case_message_empty();
			return fail(422, { ...draft, draftError, tone: 'danger', text: '' } satisfies FollowAnswer);
		}
		return act(async () => {
			const { ctx, id } = await who(event);
			await writeMessage(ctx, { id, body: input.data.body, internal: false, files });
			return m.case_message_notice();
		}, draft);
	};

const agreeing =
	<Event extends RequestEvent>(who: (event: Event) => Promise<Following>) =>
	async (event: Event) => {
		const quote = textOf(await event.request.formData(), 'quote');
		return act(async () => {
			const { ctx, id } = await who(event);
			await agreeToPrice(ctx, { id, quote });
			return m.quote_agreed_notice();
		});
	};

/** Another way was asked for, and it is to be credit here. */
async function credited({ ctx, id }: Following): Promise<string> {
	await agreeToCredit(ctx, { id });
	return m.route_credit_notice();
}

/** The answer to one form; a refusal stays on the page, beside what was typed. */
async function act(work: () => Promise<string>, kept: Pick<FollowAnswer, 'draft'> = {}) {
	try {
		return { tone: 'success', text: await work() } satisfies FollowAnswer;
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		const { code, facts } = problem;
		return fail(REFUSALS[code].status, {
			...kept,
			tone: 'danger',
			text: refusalText(code, facts)
		} satisfies FollowAnswer);
	}
}

const textOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};
