import { hold } from '$lib/modules/refunds/actions/hold.server';
import { moving } from '../../move';

export const POST = moving('Keep a refund from leaving', hold);
