import { eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { orders } from '../tables.server';

/** Where mails about an order go from now on. */
export const setOrderEmail = (tx: Tx, id: string, email: string) =>
	tx.update(orders).set({ email }).where(eq(orders.id, id));
