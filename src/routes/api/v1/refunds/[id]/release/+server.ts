import { releaseRefund } from '$lib/modules/cancellations/actions/money/move-refund.server';
import { moving } from '../../move';

export const POST = moving('Let a held refund go', releaseRefund);
