import { Refused } from '$lib/core/refusal';
import type { z } from 'zod';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { KINDS } from '../kinds';
import {
	changeSupplier as change,
	insertSupplier,
	linkItem as link,
	lockSupplier,
	unlinkItem as unlink
} from '../repository/directory.server';
import type { addSupplierForm, itemForm, SupplierFields, unlinkForm } from '../schema';

function demandManager({ actor }: Ctx): void {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
}

/** A letter needs an address to go to. @throws Refused `supplier.email_missing` */
function demandReachable({ kind, email }: Pick<SupplierFields, 'kind' | 'email'>): void {
	if (KINDS[kind].sends === 'letter' && email === '') throw new Refused('supplier.email_missing');
}

/** @returns the id of the new supplier */
export async function addSupplier(ctx: Ctx, fields: z.output<typeof addSupplierForm>): Promise<string> {
	demandManager(ctx);
	demandReachable(fields);
	const id = ctx.newId('sup');
	await ctx.db.transaction(async (tx) => {
		const isNew = await insertSupplier(tx, { id, ...fields, email: fields.email || null });
		if (!isNew) throw new Refused('supplier.name_taken');
		await record(tx, ctx, { name: 'supplier.added', subject: id, data: { supplier: fields.name } });
	});
	return id;
}

export async function changeSupplier(ctx: Ctx, { id, ...fields }: SupplierFields): Promise<void> {
	demandManager(ctx);
	demandReachable(fields);
	const { cancelable_until, back_placed, back_in_production, answer_hours, email, ...rest } = fields;
	await ctx.db.transaction(async (tx) => {
		await lockSupplier(tx, id);
		const changed = await change(tx, id, {
			...rest,
			email: email || null,
			cancelableUntil: cancelable_until,
			backPlaced: back_placed,
			backInProduction: back_in_production,
			answerHours: answer_hours
		});
		if (!changed) throw new Refused('supplier.name_taken');
		await record(tx, ctx, { name: 'supplier.changed', subject: id, data: { supplier: fields.name } });
	});
}

/** An item is bought from one supplier: orders that name none go by it. */
export async function linkItem(ctx: Ctx, { id, sku, reference }: z.output<typeof itemForm>): Promise<void> {
	demandManager(ctx);
	await ctx.db.transaction(async (tx) => {
		const { name } = await lockSupplier(tx, id);
		if (!(await link(tx, { supplierId: id, sku, reference }))) throw new Refused('supplier.item_taken', { sku });
		await record(tx, ctx, { name: 'supplier.item_linked', subject: id, data: { supplier: name, sku } });
	});
}

export async function unlinkItem(ctx: Ctx, { id, sku }: z.output<typeof unlinkForm>): Promise<void> {
	demandManager(ctx);
	await ctx.db.transaction(async (tx) => {
		const { name } = await lockSupplier(tx, id);
		if (await unlink(tx, id, sku))
			await record(tx, ctx, { name: 'supplier.item_unlinked', subject: id, data: { supplier: name, sku } });
	});
}
