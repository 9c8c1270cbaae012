import { withdraw } from '$lib/modules/cancellations/actions/request/end-request.server';
import { nothing, step } from '../../step';

export const POST = step({
	summary: 'Withdraw a request',
	scope: 'cancellations:write',
	body: nothing,
	act: withdraw
});
