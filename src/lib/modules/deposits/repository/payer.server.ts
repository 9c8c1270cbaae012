import { eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { settings } from '../../settings/tables.server';
import { payerInput, type Payer } from '../payer';

const KEY = 'payer';

/** The account deposits are paid from; none until an owner names it. */
export async function findPayer(tx: Tx): Promise<Payer | undefined> {
	const [row] = await tx.select().from(settings).where(eq(settings.key, KEY));
	return payerInput.safeParse(row?.value).data;
}

export const keepPayer = (tx: Tx, payer: Payer) =>
	tx
		.insert(settings)
		.values({ key: KEY, value: payer })
		.onConflictDoUpdate({ target: settings.key, set: { value: payer } });
