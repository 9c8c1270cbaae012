import { unaccept } from '$lib/modules/cancellations/actions/decide/unaccept.server';
import { nothing, step } from '../../step';

export const POST = step({ summary: 'Take an acceptance back within the grace', body: nothing, act: unaccept });
