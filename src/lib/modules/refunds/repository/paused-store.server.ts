import { sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { paymentNamed } from '../../channels/payment-name';
import { findConnection } from '../../channels/repository/connections.server';
import { tenders } from '../../orders/tables.server';
import type { MethodName } from '../method-names';
import { refunds } from '../tables.server';

/**
 * A refund goes by a store whose connection is paused: nothing is read or sent there, so it stays where it is until the
 * connection is on again, and nobody is asked about it. Read beside its tender.
 */
export const atPausedStore = sql`(${refunds.method} = 'original_payment' and ${tenders.gateway} = 'channel' and exists
	(select 1 from connections p where p.state = 'paused' and starts_with(${tenders.reference}, p.id || '/')))`;

type Going = {
	readonly method: MethodName;
	readonly tender: { readonly gateway: string | null; readonly reference: string | null };
};

/** The name of that connection, where a refund is such a one. */
export async function pausedStoreOf(tx: Tx, { method, tender }: Going): Promise<string | undefined> {
	if (method !== 'original_payment' || tender.gateway !== 'channel') return undefined;
	const named = paymentNamed(tender.reference ?? '');
	const store = named && (await findConnection(tx, named.connection));
	return store?.state === 'paused' ? store.name : undefined;
}
