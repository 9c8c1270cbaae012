import { Refused } from '$lib/core/refusal';
import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { SupplierOrderState } from '../../orders/order';
import { supplierPath } from '../link';
import { giveSupplierLink, supplierLinkFor } from '../links.server';
import type { Purchase } from '../purchase';
import { closeSupplierLinks } from '../repository/links.server';
import { changePurchase, getPurchase, knownPurchases } from '../repository/purchases.server';
import type { ToldBy } from '../terms';
import { planUpdate, type UpdatePlan } from '../update/plan';
import { rowsOf } from '../update/rows.server';

function demandStaff({ actor }: Ctx): void {
	if (!actor.rights.has('decide')) throw new Refused('auth.forbidden');
}

/** What was heard of an order at a supplier; what is left out stays. */
export type Told = {
	readonly state: SupplierOrderState;
	readonly outside?: string;
	readonly number?: string;
	readonly cost?: { readonly amount: Minor; readonly currency: string } | null;
};

/** How far a supplier has got, set by hand. */
export const setPurchase = (ctx: Ctx, id: string, told: Told): Promise<void> => {
	demandStaff(ctx);
	return ctx.db.transaction(async (tx) => tell(tx, ctx, { purchase: await getPurchase(tx, id), told, by: 'hand' }));
};

type Telling = { readonly purchase: Purchase; readonly told: Told; readonly by: ToldBy };

/** Also when nothing changed: it is known as of now. */
export async function tell(tx: Tx, ctx: Ctx, { purchase, told, by }: Telling): Promise<void> {
	const { state, outside, number, cost } = told;
	await changePurchase(tx, purchase.id, {
		state,
		stateAt: ctx.now,
		stateBy: by,
		...(outside === undefined ? {} : { outside }),
		...(number === undefined || number === purchase.number ? {} : { number, readDueAt: ctx.now }),
		...(cost === undefined ? {} : { costMinor: cost?.amount ?? null, costCurrency: cost?.currency ?? null })
	});
	if (state === purchase.state) return;
	const data = { supplier: purchase.supplierName, before: purchase.state, after: state, by };
	await record(tx, ctx, { name: 'supplier.order_changed', subject: purchase.id, orderId: purchase.orderId, data });
}

/** What a file would change. Changes nothing. @throws Refused `supplier_order.file_unreadable` */
export async function previewUpdate(ctx: Ctx, text: string): Promise<UpdatePlan> {
	demandStaff(ctx);
	const rows = rowsOf(text);
	return planUpdate(rows, await knownPurchases(ctx.db, rows));
}

/** Carries out what a file says, all of it or nothing; rows that make no sense are left out, as the preview said. */
export async function updateFromFile(ctx: Ctx, text: string): Promise<UpdatePlan> {
	demandStaff(ctx);
	const rows = rowsOf(text);
	return ctx.db.transaction(async (tx) => {
		const plan = planUpdate(rows, await knownPurchases(tx, rows));
		for (const { purchase, told } of plan.changes) await tell(tx, ctx, { purchase, told, by: 'file' });
		return plan;
	});
}

/** The page a supplier answers on, for whoever passes it on. @returns its path */
export async function giveLink(ctx: Ctx, id: string): Promise<string> {
	demandStaff(ctx);
	return ctx.db.transaction(async (tx) => {
		const purchase = await getPurchase(tx, id);
		const link = await supplierLinkFor(tx, ctx, id);
		const given = await giveSupplierLink(tx, ctx, link.id);
		if (!given) throw new Refused('link.expired');
		const data = { supplier: purchase.supplierName };
		await record(tx, ctx, { name: 'supplier.link_given', subject: id, orderId: purchase.orderId, data });
		return supplierPath(given.token);
	});
}

/** Nobody gets in by a link that is out any more; the next letter brings a new one. */
export async function closeLinks(ctx: Ctx, id: string): Promise<void> {
	demandStaff(ctx);
	await ctx.db.transaction(async (tx) => {
		const { orderId, supplierName } = await getPurchase(tx, id);
		if ((await closeSupplierLinks(tx, id, ctx.now)) === 0) return;
		await record(tx, ctx, { name: 'supplier.links_closed', subject: id, orderId, data: { supplier: supplierName } });
	});
}
