import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { dropInput } from '$lib/modules/cancellations/schema';
import { step, TARGET } from '../../step';

export const POST = step({ summary: 'Take units out that were not stopped', body: dropInput.omit(TARGET), act: drop });
