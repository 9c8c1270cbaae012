import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { SupplierKind } from '../kinds/names';
import { changeSupplier, insertSupplier, lockSupplier, supplierNamed } from '../repository/directory.server';
import { readAllSoon } from '../repository/readings.server';

/**
 * The supplier of that name is asked by its own store from now on; one nobody knew is kept. What was ordered from it and has
 * a number is looked for there. The caller has asked the rights. @returns its id
 */
export async function becomeShop(tx: Tx, ctx: Ctx, name: string): Promise<string> {
	const known = await supplierNamed(tx, name);
	const id = known?.id ?? ctx.newId('sup');
	if (!known && (await insertSupplier(tx, { id, name, kind: 'shop' }))) {
		await record(tx, ctx, { name: 'supplier.added', subject: id, data: { supplier: name } });
		return id;
	}
	await turnInto(tx, ctx, { id, name, kind: 'shop' });
	await readAllSoon(tx, id, ctx.now);
	return id;
}

/** The supplier of that name is asked by EDI messages from now on. @returns its id; nothing where nobody knows it */
export async function becomeEdi(tx: Tx, ctx: Ctx, name: string): Promise<string | undefined> {
	const known = await supplierNamed(tx, name);
	return known && turnInto(tx, ctx, { id: known.id, name, kind: 'edi' });
}

type Turning = { readonly id: string; readonly name: string; readonly kind: SupplierKind };

async function turnInto(tx: Tx, ctx: Ctx, { id, name, kind }: Turning): Promise<string> {
	if ((await lockSupplier(tx, id)).kind === kind) return id;
	await changeSupplier(tx, id, { name, kind });
	await record(tx, ctx, { name: 'supplier.changed', subject: id, data: { supplier: name } });
	return id;
}
