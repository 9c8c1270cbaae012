import { decimalFromMinor } from '$lib/core/decimal';
import type { Minor } from '$lib/core/money';
import { markKey } from './order';

/**
 * What an order that was paid came to and does not any more, since units were taken off it: it stands on it as a fee until
 * it is refunded. Else the total would be lowered twice, by the lines and by the refund, later refunds would be above it,
 * and an order half of which is still to be sent would be called refunded.
 */
export const feeOf = (mark: string, worth: Minor, currency: string) => ({
	...{ name: 'Canceled items, to be refunded', tax_status: 'none', total: decimalFromMinor(worth, currency) },
	meta_data: [{ key: markKey(mark), value: '1' }]
});
