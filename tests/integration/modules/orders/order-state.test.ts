import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../../../../src/lib/core/refusal';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject, withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { stateOf } from '../../../../src/lib/modules/cancellations/money/order-money';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { owedOf } from '../../../../src/lib/modules/orders/owed';
import { orderState, ORDER_STATES } from '../../../../src/lib/modules/orders/state';
import { TENDER_NAMES } from '../../../../src/lib/modules/orders/tenders/tender-names';
import { NO_UNITS, PLACES, type Place, type Units } from '../../../../src/lib/modules/orders/units';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { holdsOutside } from '../../../support/property';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const keptState = async (id: string) =>
	(await shop.db.execute<{ state: string }>(sql`select state from orders where id = ${id}`))[0]?.state;

const minor = fc.integer({ min: 0, max: 3 }).map((n) => n * 500);
const unitsIn = (places: readonly Place[]) =>
	fc
		.record(Object.fromEntries(places.map((place) => [place, fc.integer({ min: 0, max: 2 })])))
		.map((some): Units => ({ ...NO_UNITS, ...some }));
const units = fc.oneof(unitsIn(PLACES), unitsIn(['canceled']), unitsIn(['canceled', 'shipped', 'delivered']));
const tender = fc.record({
	kind: fc.constantFrom(...TENDER_NAMES),
	authorized: minor,
	captured: minor,
	refunded: minor
});
const anyCase = fc.record({
	state: fc.constantFrom('requested', 'in_progress', 'undone'),
	worth: minor,
	due: minor,
	refunded: minor,
	waived: minor
});
const facts = fc.record({
	total: minor,
	writtenOff: minor,
	lines: fc
		.array(units, { maxLength: 3 })
		.map((lines) => lines.filter((line) => PLACES.some((place) => line[place] > 0))),
	tenders: fc.array(tender, { maxLength: 2 }),
	cases: fc.array(anyCase, { maxLength: 2 })
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

/** What the database lets in: no tender gives back more than it has, no case more than it owes. */
const possible = ({ tenders, cases, ...rest }: Facts) => ({
	...rest,
	tenders: tenders.map((t) => ({ ...t, refunded: Math.min(t.refunded, t.captured > 0 ? t.captured : t.authorized) })),
	cases: cases.map((c) => {
		const due = Math.min(c.due, c.worth);
		const refunded = Math.min(c.refunded, due);
		return { ...c, due, refunded, waived: Math.min(c.waived, due - refunded), lost: 0 };
	})
});

function byRule({ total, writtenOff, lines, tenders, cases }: ReturnType<typeof possible>) {
	const paid = tenders.map((t) => ({ ...t, voided: 0, reserved: 0, chargedBack: 0 }));
	const nothingLeft = lines.every((line) => PLACES.every((place) => place === 'canceled' || line[place] === 0));
	const accepted = cases.filter(({ state }) => state === 'in_progress');
	const owed = owedOf({ total, tenders: paid, accepted, writtenOff, nothingLeft });
	return orderState({ total, owed, lines, tenders: paid, paymentInFlight: false });
}

/**
 * Writes it all, reads the state the database comes to, and takes all back: one call for each, so that a thousand fit. What
 * the database refuses is answered as its words.
 */
const STATE_OF = sql`create function state_of(given jsonb) returns text language plpgsql as $$
declare
	found text;
begin
	insert into shoppers (id, email, name, created_at) values ('shp_p', 'p@example.com', 'P', now());
	insert into orders (id, number, channel, shopper_id, email, name, currency, region, locale, placed_at, total_minor,
		written_off_minor) values ('ord_p', 'P-1', 'api', 'shp_p', 'p@example.com', 'P', 'USD', 'US', 'en', now(),
		(given->>'total')::bigint, (given->>'writtenOff')::bigint);
	insert into quotes (id, order_id, hash, content, policy_version, created_at, expires_at)
		values ('qte_p', 'ord_p', 'h', '{}', 1, now(), now());
	insert into line_items (id, order_id, position, sku, title, quantity, unit_price_minor, net_minor, discount_minor, tax_minor,
			paid_minor, open, held, canceled, fulfilling, shipped, delivered)
		select 'lin_' || at, 'ord_p', at, 'S', 'S', open + held + canceled + fulfilling + shipped + delivered, 0, 0, 0, 0, 0,
			open, held, canceled, fulfilling, shipped, delivered
		from jsonb_array_elements(given->'lines') with ordinality as l (units, at),
			jsonb_to_record(units) as u (open int, held int, canceled int, fulfilling int, shipped int, delivered int);
	insert into tenders (id, order_id, position, kind, authorized_minor, captured_minor, refunded_minor)
		select 'ten_' || at, 'ord_p', at, kind, authorized, captured, refunded
		from jsonb_array_elements(given->'tenders') with ordinality as l (one, at),
			jsonb_to_record(one) as t (kind text, authorized bigint, captured bigint, refunded bigint);
	insert into cancellations (id, number, order_id, state, origin, was_requested, created_at, created_by, deadline_at,
			policy_version, quote_id, quote, worth_minor, due_minor, external_due_minor, refunded_minor, waived_minor)
		select 'can_' || at, 'P-' || at, 'ord_p', state, 'customer', true, now(), 'P', now(), 1, 'qte_p', '{}', worth, due, 0,
			refunded, waived
		from jsonb_array_elements(given->'cases') with ordinality as l (one, at),
			jsonb_to_record(one) as c (state text, worth bigint, due bigint, refunded bigint, waived bigint);
	set constraints order_state immediate;
	select state into found from orders where id = 'ord_p';
	raise exception '%', found;
exception when raise_exception then
	return sqlerrm;
end $$`;
const byDatabase = async (given: ReturnType<typeof possible>) =>
	(await shop.db.execute<{ state: string }>(sql`select state_of(${JSON.stringify(given)}::jsonb) as state`))[0]?.state;

/**
 * Each is an order of its own and about seven real actions, with all that follows from them: 0.28 s on two cores, so that a
 * thousand would take five minutes of the gate. The rule they are held to is tried on a thousand above.
 */
const SEQUENCES = 16;

describe('the state kept with an order', () => {
	it('is what the rule says, whatever units, tenders and cases there are', async () => {
		await shop.db.execute(STATE_OF);
		const seen = new Set<unknown>();
		await holdsOutside(
			fc.asyncProperty(facts.map(possible), async (given) => {
				const state = await byDatabase(given);
				seen.add(state);
				expect(state).toBe(byRule(given));
			})
		);
		expect([...seen].toSorted()).toEqual([...ORDER_STATES].toSorted());
	});

	it('follows whatever is done with an order', async () => {
		const step = fc.record({
			what: fc.integer({ min: 0, max: 11 }),
			sku: fc.constantFrom('DESK', 'LAMP'),
			units: fc.integer({ min: 1, max: 3 })
		});
		const paid = fc.constantFrom('card' as const, 'bank_deposit' as const, 'points' as const, 'nothing' as const);
		await holdsOutside(
			fc.asyncProperty(paid, fc.array(step, { minLength: 4, maxLength: 10 }), async (how, steps) => {
				const order = await shop.place({ tenders: how === 'nothing' ? [] : [{ kind: how, captured: 5840 }] });
				for (const one of steps) {
					await attempt(order, one);
					const desk = await readDesk(shop.db, shop.ctx().actor, { order: order.id });
					expect(await keptState(order.id)).toBe(stateOf(desk));
				}
			}),
			SEQUENCES
		);
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
	});

	it('can’t be set by hand', async () => {
		const order = await shop.place();
		await shop.db.execute(sql`update orders set state = 'canceled' where id = ${order.id}`);
		expect(await keptState(order.id)).toBe('open');
	});
});

type Step = { readonly what: number; readonly sku: string; readonly units: number };
type Order = Awaited<ReturnType<Shop['place']>>;

/** One thing somebody may do with an order. A refusal changes nothing, which is looked at too. */
async function attempt(order: Order, step: Step): Promise<void> {
	try {
		await doStep(order, step);
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
	}
}

async function doStep(order: Order, { what, sku, units: quantity }: Step): Promise<unknown> {
	const { cases } = await readDesk(shop.db, shop.ctx().actor, { order: order.id });
	const id = cases.at(-1)?.id ?? 'can_none';
	const items = [{ line_item: order.lines.find((line) => line.sku === sku)?.id ?? '', quantity }];
	const scan = (action: 'pack' | 'ship' | 'deliver') =>
		fulfill(shop.staff('agent'), { order: order.id, action, items });
	const acts = [
		() => shop.ask(order, [[sku, quantity]]),
		() =>
			shop.ask(order, [
				['DESK', 3],
				['LAMP', 1]
			]),
		() => accept(shop.staff('manager'), { id }),
		() => accept(shop.staff('manager'), { id }),
		() => reject(shop.staff('agent'), { id, reason: 'No', show: true }),
		() => withdraw(shop.shopper(order), { id }),
		() => unaccept(shop.staff('manager'), { id }),
		() => undo(shop.staff('manager'), { id, answers: [], accept_loss: 0 }),
		() => scan('pack'),
		() => scan('ship'),
		() => scan('deliver'),
		() => shop.pass(11)
	];
	return acts[what]?.();
}
