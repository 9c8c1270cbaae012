import {
	lookReconciliation,
	startReconciliation
} from '../../src/lib/modules/cancellations/actions/money/reconcile.server';
import type { Shop } from './shop';

type Compared = Pick<Shop, 'staff' | 'pass' | 'settle'>;

/** What differs on this order, with what each side says, as it was compared last. */
export const driftOn = async (shop: Compared, order: string) =>
	(await lookReconciliation(shop.staff('finance'))).open.filter(({ difference }) => difference.orderId === order);

/** Compares now, and answers what differs on this order. */
export async function drift(shop: Compared, order: string) {
	await shop.pass(61); // a comparison runs one at a time, and what was sent a moment ago is no difference
	await startReconciliation(shop.staff('finance'));
	await shop.settle();
	return driftOn(shop, order);
}
