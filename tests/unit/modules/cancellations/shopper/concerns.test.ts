import { expect, it } from 'vitest';
import { concernsShoppers } from '../../../../../src/lib/modules/cancellations/shopper/concerns';

it.each(['cancellation.accepted', 'refund.succeeded', 'fulfillment.shipped', 'message.sent', 'account.told'])(
	'shows a shopper what %s changes',
	(name) => expect(concernsShoppers(name)).toBe(true)
);

it.each(['cancellation.assigned', 'bank_details.revealed', 'account.password_changed', 'staff.signed_in', 'task.done'])(
	'keeps %s inside',
	(name) => expect(concernsShoppers(name)).toBe(false)
);
