import { retryRefund } from '$lib/modules/cancellations/actions/money/move-refund.server';
import { moving } from '../../move';

export const POST = moving('Try a failed refund again', retryRefund);
