import { preview } from '$lib/modules/cancellations/actions/request/quoting.server';
import { quote } from '$lib/modules/cancellations/money/quote-view';
import { quoteInput } from '$lib/modules/cancellations/schema';
import { endpoint } from '$lib/server/http/endpoint';

export const POST = endpoint({
	summary: 'Ask what would come back',
	scope: 'quotes:write',
	body: quoteInput,
	returns: quote,
	handle: preview
});
