import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { expectRecovery } from '../../suppliers/repository/recoveries.server';
import type { Desk, SupplierCase } from '../case';
import { backOf } from './supplier-back';

type Asked = Pick<SupplierCase, 'supplierOrderId' | 'supplierId' | 'items'>;

/** A supplier that cancels of its own accord has stopped by that: how its asking stands, with all that it owes for it. */
export function saidYesItself({ now }: Pick<Ctx, 'now'>, desk: Desk, asked: Asked) {
	const { amount, currency } = backOf(desk, asked, { answer: 'approved', stops: null, by: 'itself' });
	const owes = { paysBackMinor: amount, paysBackCurrency: currency };
	return { ...owes, state: 'approved' as const, answeredAt: now, answeredVia: 'link' as const };
}

type Said = ReturnType<typeof saidYesItself> & Pick<Asked, 'supplierId'> & { readonly id: string };

/** Once these askings are written, what their suppliers owe stands in the ledger. */
export async function owesItself(tx: Tx, ctx: Ctx, said: readonly Said[]): Promise<void> {
	for (const { id, supplierId, paysBackMinor: amount, paysBackCurrency: currency } of said)
		await expectRecovery(tx, ctx, { id, supplierId, amount, currency, on: null });
}
