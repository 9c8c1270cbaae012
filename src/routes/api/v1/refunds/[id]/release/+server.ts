import { release } from '$lib/modules/refunds/actions/hold.server';
import { moving } from '../../move';

export const POST = moving('Let a held refund go', release);
