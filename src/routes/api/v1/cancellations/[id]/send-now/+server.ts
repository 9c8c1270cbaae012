import { sendNow } from '$lib/modules/cancellations/actions/decide/release.server';
import { nothing, step } from '../../step';

export const POST = step({ summary: 'End the grace now', body: nothing, act: sendNow });
