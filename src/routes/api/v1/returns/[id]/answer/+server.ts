import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { answerReturn } from '$lib/modules/cancellations/returns/answer-return.server';
import { returnView } from '$lib/modules/cancellations/returns/return-view';
import { returnAnswerInput } from '$lib/modules/cancellations/returns/schema';
import { seeReturnsWith } from '$lib/modules/cancellations/returns/see-returns.server';
import type { Ctx } from '$lib/server/ctx';
import { endpoint, pageOf } from '$lib/server/http/endpoint';

const answered = async (ctx: Ctx, { id }: { readonly id: string }) => ({
	items: await seeReturnsWith(ctx, id),
	next: null
});

/** What it pays is the shop's money, so it is for whoever may decide. */
export const POST = endpoint({
	summary: 'Note that goods came, that proof of their sending came, or that they will not come',
	description:
		'What came is paid at once, by the same means and without a fee; `date` is the day it came where the customer is. ' +
		'Answers all returns of the order: what came of a part is a return of its own, and the rest stays awaited.',
	scope: 'cancellations:decide',
	params: z.object({ id: idOf('ret') }),
	body: returnAnswerInput.omit({ return: true }).meta({ title: 'ReturnAnswer' }),
	returns: pageOf(returnView),
	handle: async (ctx, { id, ...said }) => {
		await answerReturn(ctx, { return: id, ...said });
		return answered(ctx, { id });
	},
	again: answered
});
