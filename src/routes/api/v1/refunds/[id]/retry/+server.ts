import { retry } from '$lib/modules/refunds/actions/retry.server';
import { moving } from '../../move';

export const POST = moving('Try a failed refund again', retry);
