import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { cancellation } from '$lib/modules/cancellations/case-view';
import { endpoint } from '$lib/server/http/endpoint';
import { caseNamed } from '../step';

export const GET = endpoint({
	summary: 'See a cancellation',
	scope: 'cancellations:read',
	params: caseNamed,
	returns: cancellation,
	handle: (ctx, { id }) => look(ctx, { cancellation: id })
});
