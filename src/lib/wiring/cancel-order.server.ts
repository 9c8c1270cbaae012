import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { Refused, type RefusalCode } from '$lib/core/refusal';
import { preview } from '$lib/modules/cancellations/actions/request/quoting.server';
import type { QuoteView } from '$lib/modules/cancellations/money/quote-view';
import { cancelForm, type CancelForm, type Stage } from '$lib/modules/cancellations/shopper/cancel/cancel-form';
import type { Ctx } from '$lib/server/ctx';
import { offersFor } from '$lib/modules/settings/reasons';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { requestCancellation } from './cancellations.server';
import { chosen } from './chosen';

/** What an answer brings besides the form: the money, what an older quote of it said, and what the shop says to the reasons. */
type Found = { quote: QuoteView | null; before: number | null; expired: boolean; offers: readonly string[] };
const nothing = (): Found => ({ quote: null, before: null, expired: false, offers: [] });
const read = (request: Request) => readForm(request, cancelForm, chosen);
type Form = Awaited<ReturnType<typeof read>>;

/** Who cancels: the context they act in, and where their case will be found. */
type Canceling = { readonly ctx: Ctx; readonly caseHref: (number: string) => string };

/** What can be done on the page that cancels items; `who` says on whose behalf. */
export const cancelActions = <Event extends RequestEvent>(who: (event: Event) => Promise<Canceling>) => ({
	/** Back to the choice, as it was or all of it. */
	choose: async ({ request }: Event) => {
		const form = await read(request);
		return { form: { ...form, errors: {} }, stage: 'choose' as const, ...nothing() };
	},
	quote: async (event: Event) => priced((await who(event)).ctx, await read(event.request), 'quote'),
	/** Without JavaScript: on to the last step, with the same money. */
	review: async (event: Event) => priced((await who(event)).ctx, await read(event.request), 'send'),
	send: async (event: Event) => {
		const { ctx, caseHref } = await who(event);
		const form = await read(event.request);
		const found = nothing();
		const answer = await submit(form, '', async (input) => {
			const { number } = await requestCancellation(ctx, {
				...asked(input),
				note: input.note,
				quote: input.quote
			}).catch((problem) => again(ctx, input, found, problem));
			redirect(303, `${caseHref(number)}?sent`);
		});
		return answered(answer, form.valid ? 'send' : 'choose', found);
	}
});

async function priced(ctx: Ctx, form: Form, stage: Stage) {
	const found = nothing();
	const answer = await submit(form, '', async (input) => {
		[found.quote, found.offers] = await Promise.all([preview(ctx, asked(input)), offered(ctx, input)]);
	});
	return answered(answer, found.quote ? stage : 'choose', found);
}

async function offered({ db, locale }: Ctx, { items }: CancelForm): Promise<string[]> {
	const { policy } = await currentPolicy(db);
	return offersFor(
		policy.reason_offers,
		items.map(({ reason }) => reason),
		locale
	);
}

const asked = ({ order, items }: CancelForm) => ({ order, items });

const OUTDATED: readonly RefusalCode[] = ['quote.changed', 'quote.expired', 'quote.not_found', 'quote.zero_by_clamp'];

/** Refused for its quote: the shopper sees the new one beside the old, and sends again. */
async function again(ctx: Ctx, input: CancelForm, found: Found, problem: unknown): Promise<never> {
	if (!(problem instanceof Refused) || !OUTDATED.includes(problem.code)) throw problem;
	const { before } = problem.facts;
	[found.quote, found.offers] = await Promise.all([preview(ctx, asked(input)), offered(ctx, input)]);
	found.before = typeof before === 'number' ? before : null;
	found.expired = problem.code === 'quote.expired';
	throw problem;
}

function answered(answer: ActionFailure<{ form: Form }> | { form: Form }, stage: Stage, found: Found) {
	if ('status' in answer) return fail(answer.status, { ...answer.data, stage, ...found });
	return { ...answer, stage, ...found };
}
