import { payMore } from '$lib/modules/cancellations/actions/money/pay.server';
import { payBody } from '$lib/modules/cancellations/schema';
import { step } from '../../step';

export const POST = step({ summary: 'Refund all or part of what is still due', body: payBody, act: payMore });
