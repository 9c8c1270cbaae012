import { asc, eq, like } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { settings } from '../../settings/tables.server';
import { payerInput, type Payer } from '../payer';

const keyOf = (currency: string) => `payer:${currency}`;

/** The account deposits in that currency are paid from; none until an owner names it. */
export async function findPayer(tx: Tx, currency: string): Promise<Payer | undefined> {
	const [row] = await tx
		.select()
		.from(settings)
		.where(eq(settings.key, keyOf(currency)));
	return payerInput.safeParse(row?.value).data;
}

/** Those of all currencies that have one. */
export async function listPayers(tx: Tx): Promise<Payer[]> {
	const rows = await tx
		.select()
		.from(settings)
		.where(like(settings.key, keyOf('%')))
		.orderBy(asc(settings.key));
	return rows.flatMap(({ value }) => payerInput.safeParse(value).data ?? []);
}

export const keepPayer = (tx: Tx, payer: Payer) =>
	tx
		.insert(settings)
		.values({ key: keyOf(payer.currency), value: payer })
		.onConflictDoUpdate({ target: settings.key, set: { value: payer } });
