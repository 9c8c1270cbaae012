import { reject } from '$lib/modules/cancellations/actions/request/end-request.server';
import { rejectInput } from '$lib/modules/cancellations/schema';
import { step, TARGET } from '../../step';

export const POST = step({ summary: 'Reject a request', body: rejectInput.omit(TARGET), act: reject });
