import { sql } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { constraintOf, detailOf } from '$lib/server/store/constraint';
import { gatewayPayments } from '../../payments.tables.server';
import { orders } from '../../tables.server';
import type { PaymentName } from './payment-names';

/**
 * What the database refuses because another order has the payment, said as a refusal. The transaction is over by that.
 * @throws Refused `order.payment_taken`
 */
export async function refusingTaken<T>(writing: Promise<T>): Promise<T> {
	try {
		return await writing;
	} catch (error) {
		if (constraintOf(error) === 'gateway_payments_once')
			throw new Refused('order.payment_taken', { reference: detailOf(error) });
		throw error;
	}
}

/** Those of these payments that orders of other numbers have. */
export async function paymentsTaken(tx: Tx, named: readonly PaymentName[]): Promise<PaymentName[]> {
	if (named.length === 0) return [];
	return tx.execute<PaymentName>(sql`
		select n.gateway, n.reference, n.number
		from json_to_recordset(${JSON.stringify(named)}::text::json) as n (gateway text, reference text, number text)
		join ${gatewayPayments} p on p.gateway = n.gateway and p.reference = n.reference
		join ${orders} o on o.id = p.order_id and o.number <> n.number`);
}
