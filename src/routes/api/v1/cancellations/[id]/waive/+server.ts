import { waive } from '$lib/modules/cancellations/actions/money/pay.server';
import { waiveInput } from '$lib/modules/cancellations/schema';
import { step, TARGET } from '../../step';

export const POST = step({ summary: 'Waive the rest', body: waiveInput.omit(TARGET), act: waive });
