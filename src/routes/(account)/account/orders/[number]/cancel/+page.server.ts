import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { Refused, type RefusalCode } from '$lib/core/refusal';
import { preview } from '$lib/modules/cancellations/actions/quoting.server';
import type { QuoteView } from '$lib/modules/cancellations/quote-view';
import { readDesk } from '$lib/modules/cancellations/repository/desk.server';
import { cancelForm, type CancelForm, type Stage } from '$lib/modules/cancellations/shopper/cancel-form';
import { orderPage } from '$lib/modules/cancellations/shopper/order-page';
import type { Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/page';
import { readForm } from '$lib/server/read-form';
import { submit } from '$lib/server/submit';
import { requestCancellation } from '$lib/wiring/cancellations.server';
import type { Actions } from './$types';
import { chosen } from './chosen';

export const load = page({ number: z.string().max(100) }, async (ctx, { number }) => ({
	order: orderPage(await readDesk(ctx.db, ctx.actor, { orderNumber: number }), ctx)
}));

/** What an answer brings besides the form: the money, and what an older quote of it said. */
type Found = { quote: QuoteView | null; before: number | null; expired: boolean };
const nothing = (): Found => ({ quote: null, before: null, expired: false });
const read = (request: Request) => readForm(request, cancelForm, chosen);
type Form = Awaited<ReturnType<typeof read>>;

export const actions = {
	/** Back to the choice, as it was or all of it. */
	choose: async ({ request }) => {
		const form = await read(request);
		return { form: { ...form, errors: {} }, stage: 'choose' as const, ...nothing() };
	},
	quote: async ({ request, locals }) => priced(locals.ctx, await read(request), 'quote'),
	/** Without JavaScript: on to the last step, with the same money. */
	review: async ({ request, locals }) => priced(locals.ctx, await read(request), 'send'),
	send: async ({ request, locals: { ctx } }) => {
		const form = await read(request);
		const found = nothing();
		const answer = await submit(form, '', async (input) => {
			const { number } = await requestCancellation(ctx, {
				...asked(input),
				note: input.note,
				quote: input.quote
			}).catch((problem) => again(ctx, input, found, problem));
			redirect(303, `/account/cancellations/${number}?sent`);
		});
		return answered(answer, form.valid ? 'send' : 'choose', found);
	}
} satisfies Actions;

async function priced(ctx: Ctx, form: Form, stage: Stage) {
	const found = nothing();
	const answer = await submit(form, '', async (input) => {
		found.quote = await preview(ctx, asked(input));
	});
	return answered(answer, found.quote ? stage : 'choose', found);
}

const asked = ({ order, items }: CancelForm) => ({ order, items });

const OUTDATED: readonly RefusalCode[] = ['quote.changed', 'quote.expired', 'quote.not_found', 'quote.zero_by_clamp'];

/** Refused for its quote: the shopper sees the new one beside the old, and sends again. */
async function again(ctx: Ctx, input: CancelForm, found: Found, problem: unknown): Promise<never> {
	if (!(problem instanceof Refused) || !OUTDATED.includes(problem.code)) throw problem;
	const { before } = problem.facts;
	found.quote = await preview(ctx, asked(input));
	found.before = typeof before === 'number' ? before : null;
	found.expired = problem.code === 'quote.expired';
	throw problem;
}

function answered(answer: ActionFailure<{ form: Form }> | { form: Form }, stage: Stage, found: Found) {
	if ('status' in answer) return fail(answer.status, { ...answer.data, stage, ...found });
	return { ...answer, stage, ...found };
}
