import { goOnInput } from '$lib/modules/cancellations/schema';
import { goOnWithout } from '$lib/modules/cancellations/suppliers/go-on.server';
import { step, TARGET } from '../../step';

export const POST = step({
	summary: 'Pay without the suppliers’ word',
	body: goOnInput.omit(TARGET),
	act: goOnWithout
});
