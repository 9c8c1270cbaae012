import { supplierActor } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { countUnits } from '../../channels/repository/orders.server';
import { pushesOf } from '../../channels/repository/pushes.server';
import { expectRecovery } from '../../suppliers/repository/recoveries.server';
import { answerIn, awaitedFrom } from '../actions/decide/supplier-answer.server';
import { requestIn } from '../actions/request/request.server';
import { caseOn, type Case, type SupplierCase } from '../case';
import { askPerson } from '../channels/conflict.server';
import { askKey } from '../channels/keys';
import type { FoundUnits } from '../channels/found.server';
import { insertSupplierCases } from '../repository/write.server';
import type { Learned } from './learn.server';
import { stopping } from './answers.server';
import { paysBackFor } from './pays-back.server';
import { asksAt, type AtSeller } from './selling';

const MOST = 1000;

type Finding = AtSeller & Learned;
type Units = readonly FoundUnits[];

/**
 * Units a supplier took off its store's order by itself: it has stopped whatever case wants them stopped, and of the rest it
 * opens one, at our fault towards the shopper. A fact is never refused: what fits nowhere here is put before a person.
 */
export async function fileFound(tx: Tx, ctx: Ctx, at: Finding, found: Units): Promise<void> {
	const left =
		found.length === 0
			? found
			: await tx
					.transaction((part) => bookFound(part, ctx, at, found))
					.catch((problem: unknown) => {
						if (problem instanceof Refused) return found;
						throw problem;
					});
	await askPerson(tx, ctx, { ...at, why: 'units_not_free', lines: left });
}

async function bookFound(tx: Tx, ctx: Ctx, at: Finding, found: Units): Promise<Units> {
	let left = found;
	const written = (await pushesOf(tx, at.there, MOST)).filter(({ state }) => state !== 'dropped').map(({ key }) => key);
	for (const it of at.desk.cases.filter(isOpen)) {
		const units = wantedBy(at, it, written);
		if (units.length === 0 || !units.every((one) => quantityOf(left, one.lineItemId) >= one.quantity)) continue;
		await stopFor(tx, ctx, at, { it, units });
		left = without(left, units);
	}
	const free = left.flatMap((one) => {
		const open = at.desk.order.lines.find(({ id }) => id === one.lineItemId)?.units.open ?? 0;
		return open > 0 ? [{ ...one, quantity: Math.min(open, one.quantity) }] : [];
	});
	if (free.length > 0) await file(tx, ctx, at, free);
	return without(left, free);
}

const isOpen = ({ state }: Case) => state === 'requested' || state === 'in_progress';

/** Units of a case that this supplier was not told of yet, or said no to before they were `written` on its order. */
function wantedBy(at: Finding, it: Case, written: readonly string[]): Units {
	const mine = asksAt(at).find(({ cancellationId }) => cancellationId === it.id);
	if (mine ? !UNSTOPPED.includes(mine.state) : it.state !== 'requested') return [];
	if (mine && written.includes(askKey(mine.id))) return [];
	return it.items.flatMap(({ lineItemId, quantity }) => {
		const known = at.lines.find((one) => one.lineItemId === lineItemId);
		return known ? [{ line: known.line, lineItemId, quantity }] : [];
	});
}

const UNSTOPPED: readonly SupplierCase['state'][] = ['to_send', 'declined'];

type Stopping = { readonly it: Case; readonly units: Units };

/** It need not be asked any more. */
async function stopFor(tx: Tx, ctx: Ctx, at: Finding, { it, units }: Stopping): Promise<void> {
	const back = await paysBackFor(tx, at, units, 'itself');
	await book(tx, at, units);
	const mine = asksAt(at).find(({ cancellationId }) => cancellationId === it.id);
	if (!mine) return approve(tx, ctx, at, { cancellationId: it.id, units, back });
	if (!awaitedFrom(at.desk, caseOn(at.desk, it.id), mine.id).ok) return;
	const said = { ...stopping(mine, units), note: at.order.name, via: 'reading' } as const;
	await answerIn(tx, ctx, { desk: at.desk, it, mine }, back === undefined ? said : { ...said, pays_back: back });
}

/** "Cancellation requested [Supplier]": it has said yes by that. */
async function file(tx: Tx, given: Ctx, at: Finding, units: Units): Promise<void> {
	const back = await paysBackFor(tx, at, units, 'itself');
	const ctx = withActor(given, supplierActor(at.purchase.id, at.purchase.supplierName));
	const items = units.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity, reason: REASON }));
	const { id } = await requestIn(tx, ctx, { desk: at.desk, input: { order: at.orderId, items }, unpaid: false });
	await approve(tx, given, at, { cancellationId: id, units, back });
	await book(tx, at, units);
}

const REASON = 'sold_out' as const;

type Approving = { readonly cancellationId: string; readonly units: Units; readonly back: number | undefined };

async function approve(tx: Tx, ctx: Ctx, at: Finding, { cancellationId, units, back = 0 }: Approving): Promise<void> {
	const { supplierOrderId, purchase, desk, order } = at;
	const { supplierId } = purchase;
	const currency = purchase.costCurrency ?? desk.order.currency;
	const id = ctx.newId('sca');
	await insertSupplierCases(tx, [
		{
			...{ id, cancellationId, supplierOrderId, supplierId, state: 'approved' },
			items: units.map(({ lineItemId, quantity }) => ({ lineItemId, quantity })),
			...{ answeredAt: ctx.now, answeredVia: 'reading', answerNote: order.name },
			...{ paysBackMinor: back, paysBackCurrency: currency }
		}
	]);
	await expectRecovery(tx, ctx, { id, supplierId, amount: back, currency, on: null });
}

const book = (tx: Tx, { there }: Finding, units: Units) =>
	countUnits(
		tx,
		there,
		units.map(({ line, quantity }) => ({ line, booked: quantity }))
	);

const quantityOf = (units: Units, lineItemId: string) =>
	units.find((one) => one.lineItemId === lineItemId)?.quantity ?? 0;

const without = (found: Units, taken: Units): Units =>
	found.flatMap((one) => {
		const left = one.quantity - quantityOf(taken, one.lineItemId);
		return left > 0 ? [{ ...one, quantity: left }] : [];
	});
