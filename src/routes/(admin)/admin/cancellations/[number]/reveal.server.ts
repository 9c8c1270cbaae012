import type { RequestEvent } from '@sveltejs/kit';
import { caseForm } from '$lib/modules/cancellations/admin/forms';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { revealBankDetails } from '$lib/modules/payments/bank-details.server';
import type { BankDetails } from '$lib/modules/payments/bank-details';
import { m } from '$lib/paraglide/messages';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';

/** Shows the account in full, once: it is part of this answer only, and the look is recorded. */
export async function reveal({ request, locals: { ctx } }: RequestEvent) {
	let bank: BankDetails | undefined;
	const form = await readForm(request, caseForm);
	const answer = await submit(form, m.desk_done_revealed(), async ({ id }) => {
		const { order } = await readDesk(ctx.db, ctx.actor, { cancellation: id });
		bank = await revealBankDetails(ctx, { cancellationId: id, orderId: order.id });
	});
	return bank && 'form' in answer ? { ...answer, bank } : answer;
}
