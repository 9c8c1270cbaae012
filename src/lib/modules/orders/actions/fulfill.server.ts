import type { EventName } from '$lib/core/events';
import { no, Refused, yes, type Facts, type RefusalCode, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { OrderFacts } from '../order';
import type { AcceptedCase } from '../owed';
import { insertFulfillment } from '../repository/fulfillments.server';
import { lockOrder } from '../repository/read.server';
import { movesBetween, moveUnits } from '../repository/units.server';
import type { FulfillmentInput } from '../schema';
import { moveUnits as moved, type Holder, type Units } from '../units';
import { owedFor } from '../view';

/**
 * What an order's cancellations have done to its debt and its units. Handed in by wiring, because cancellations stand to
 * the right of orders; read under the order's lock.
 */
export type OrderCases = {
	accepted(tx: Tx, orderId: string): Promise<readonly AcceptedCase[]>;
	holders(tx: Tx, orderId: string): Promise<readonly Holder[]>;
};

export type FulfillInput = FulfillmentInput & { readonly order: string };

const EVENTS = {
	pack: 'fulfillment.packed',
	ship: 'fulfillment.shipped',
	deliver: 'fulfillment.delivered',
	revert: 'fulfillment.reverted'
} as const satisfies Record<FulfillmentInput['action'], EventName>;

/**
 * Books what the warehouse did: all items or none. Under the order's lock, so a scan and a request for the same unit end
 * in exactly one of the two: a held unit is never packed, a packed one never canceled. What is owed holds the goods.
 * A scan that comes second is refused with the cases that have the units, and each of those cases keeps that it was
 * tried. @throws Refused `fulfillment.unit_held`, `fulfillment.unit_canceled`
 */
export async function fulfill(ctx: Ctx, input: FulfillInput, cases: OrderCases): Promise<void> {
	const lost = await ctx.db.transaction(async (tx) => {
		const order = await lockOrder(tx, ctx.actor, input.order);
		if (!ctx.actor.rights.has('see_all')) throw new Refused('auth.forbidden');
		const scan = settle(order, input);
		if (!scan.ok) return stopped(tx, ctx, { ...input, ...scan }, await cases.holders(tx, order.id));
		if (input.action === 'pack' || input.action === 'ship') mustBePaid(order, await cases.accepted(tx, order.id));
		await book(tx, ctx, input, scan.value);
		return undefined;
	});
	if (lost) throw lost;
}

const book = (tx: Tx, ctx: Ctx, { order: id, action, items }: FulfillInput, lines: readonly LineAfter[]) =>
	Promise.all([
		moveUnits(
			tx,
			lines.flatMap(({ id: line, before, after }) => movesBetween(line, before, after))
		),
		insertFulfillment(tx, ctx, { orderId: id, action, items }),
		record(tx, ctx, { name: EVENTS[action], subject: id, orderId: id, data: { items } })
	]);

type LostScan = FulfillInput & { readonly code: RefusalCode; readonly facts: Facts };

/** Tells both sides who won: the scan by its refusal, each case that has the units by its history. */
async function stopped(
	tx: Tx,
	ctx: Ctx,
	{ order: orderId, action, items, code, facts }: LostScan,
	all: readonly Holder[]
) {
	const won = isLostToCase(code) ? all.filter(({ line }) => line === facts.line) : [];
	const told = won.map(({ id, line }) => ({
		name: 'fulfillment.stopped' as const,
		subject: id,
		orderId,
		cancellationId: id,
		data: { action, items: items.filter(({ line_item }) => line_item === line) }
	}));
	await record(tx, ctx, told);
	return new Refused(code, won.length > 0 ? { ...facts, cancellations: won.map(({ number }) => number) } : facts);
}

const isLostToCase = (code: RefusalCode) => code === 'fulfillment.unit_held' || code === 'fulfillment.unit_canceled';

function mustBePaid(order: OrderFacts, accepted: readonly AcceptedCase[]): void {
	const owed = owedFor(order, accepted);
	const onDelivery = order.tenders.some(({ kind }) => kind === 'cash_on_delivery');
	if (owed > 0 && !onDelivery) throw new Refused('order.on_hold_for_balance', { owed, currency: order.currency });
}

type LineAfter = { readonly id: string; readonly before: Units; readonly after: Units };

/** A line may be scanned more than once in one go. The first item that cannot be done ends it. */
function settle({ lines }: OrderFacts, { action, items }: FulfillInput): Verdict<readonly LineAfter[]> {
	const after = new Map<string, LineAfter>();
	for (const { line_item: line, quantity } of items) {
		const units = lines.find(({ id }) => id === line)?.units;
		if (!units) return no('order.line_unknown', { line });
		const one = after.get(line) ?? { id: line, before: units, after: units };
		const next = moved(one.after, action, quantity);
		if (!next.ok) return no(next.code, { ...next.facts, line });
		after.set(line, { ...one, after: next.value });
	}
	return yes([...after.values()]);
}
