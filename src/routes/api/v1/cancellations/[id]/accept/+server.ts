import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { decision } from '$lib/modules/cancellations/schema';
import { step } from '../../step';

export const POST = step({ summary: 'Accept a request', body: decision, act: accept });
