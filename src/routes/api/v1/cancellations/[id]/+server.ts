import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { cancellation } from '$lib/modules/cancellations/case-view';
import { endpoint } from '$lib/server/http/endpoint';
import { caseNamed } from '../step';

export const GET = endpoint({
	summary: 'See a cancellation',
	description:
		'A seller sees its own items; sums are their share, and what the customer gets back on which payment is left out.',
	scope: 'cancellations:read',
	params: caseNamed,
	returns: cancellation,
	handle: (ctx, { id }) => look(ctx, { cancellation: id })
});
