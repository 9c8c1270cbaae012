import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { changeSupplier, insertSupplier, lockSupplier, supplierNamed } from '../repository/directory.server';
import { readAllSoon } from '../repository/readings.server';

/**
 * The supplier of that name is asked by its own store from now on; one nobody knew is kept. What was ordered from it and has
 * a number is looked for there. The caller has asked the rights. @returns its id
 */
export async function becomeShop(tx: Tx, ctx: Ctx, name: string): Promise<string> {
	const known = await supplierNamed(tx, name);
	const id = known?.id ?? ctx.newId('sup');
	const data = { supplier: name };
	if (!known && (await insertSupplier(tx, { id, name, kind: 'shop' }))) {
		await record(tx, ctx, { name: 'supplier.added', subject: id, data });
		return id;
	}
	const { kind } = await lockSupplier(tx, id);
	await readAllSoon(tx, id, ctx.now);
	if (kind === 'shop') return id;
	await changeSupplier(tx, id, { name, kind: 'shop' });
	await record(tx, ctx, { name: 'supplier.changed', subject: id, data });
	return id;
}
