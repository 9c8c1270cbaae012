import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { insertRows } from '../../orders/repository/rows.server';
import type { PaymentName } from '../../orders/repository/write/payment-names';
import { importPayments } from '../tables.server';
import type { RunKey } from './runs.server';

/** Those of these payments that other orders of the file named before. */
export const namedBefore = async (tx: Tx, { id, phase }: RunKey, named: readonly PaymentName[]) =>
	tx.execute<PaymentName>(sql`
		select n.gateway, n.reference, n.number
		from json_to_recordset(${JSON.stringify(named)}::text::json) as n (gateway text, reference text, number text)
		join ${importPayments} p on p.import_id = ${id} and p.phase = ${phase}
			and p.gateway = n.gateway and p.reference = n.reference and p.number <> n.number`);

export const keepNamed = (tx: Tx, { id: importId, phase }: RunKey, named: readonly PaymentName[]) =>
	insertRows(
		tx,
		importPayments,
		named.map(({ gateway, reference, number }) => ({ importId, phase, gateway, reference, number })),
		sql`on conflict do nothing`
	);

/** Once it is over they are asked for no more. */
export const forgetNamed = (tx: Tx, { id, phase }: RunKey) =>
	tx.delete(importPayments).where(and(eq(importPayments.importId, id), eq(importPayments.phase, phase)));
