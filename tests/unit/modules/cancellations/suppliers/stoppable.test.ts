import { describe, expect, it } from 'vitest';
import { DAY, HOUR, later } from '$lib/core/time';
import { stoppableOf, type StopVerdict } from '$lib/modules/cancellations/suppliers/stoppable';
import { storesSaid, type StoreRow } from '$lib/modules/cancellations/suppliers/store-said';
import type { SupplierAnswer } from '$lib/modules/cancellations/case';
import { NO_UNITS, type Units } from '$lib/modules/orders/units';
import type { SupplierOrderState } from '$lib/modules/orders/order';
import type { SupplierKind } from '$lib/modules/suppliers/kinds/names';
import type { StopStage } from '$lib/modules/suppliers/terms';

const NOW = new Date('2026-03-02T09:00:00Z');
const PLACED = later(NOW, -HOUR);

type Bought = {
	readonly state?: SupplierOrderState;
	readonly kind?: SupplierKind;
	readonly until?: StopStage;
	readonly said?: SupplierAnswer;
	readonly heard?: Date | null;
	readonly failures?: number;
	readonly made?: boolean;
};
type Line = { readonly units?: Partial<Units>; readonly wanted?: number; readonly from?: Bought };

const ASKED_AT = later(NOW, -2 * HOUR);
const SAID_AT = later(NOW, -HOUR / 2);

/** Whether what is wanted of these lines can be stopped. Each line with `from` has a supplier of its own. */
function look(lines: readonly Line[], window_hours: number | null = null) {
	const order = {
		placedAt: PLACED,
		lines: lines.map(({ units = { open: 1 }, from }, at) => ({
			id: `lin_${at}`,
			units: { ...NO_UNITS, ...units },
			supplierId: from ? `sup_${at}` : null,
			supplierOrderId: from ? `sor_${at}` : null,
			personalized: from?.made ?? false
		}))
	};
	const purchases = lines.flatMap(({ from }, at) =>
		from
			? {
					...{ id: `sor_${at}`, supplierName: `S${at}`, kind: from.kind ?? ('letter' as const) },
					...{
						state: from.state ?? ('placed' as const),
						stateAt: from.heard ?? null,
						readFailures: from.failures ?? 0
					},
					terms: {
						...{ cancelableUntil: from.until ?? ('in_production' as const), backPlaced: 100, backInProduction: 0 },
						...{ answerHours: 24, silence: 'escalate' as const }
					}
				}
			: []
	);
	const asked = lines.flatMap(({ from }, at) =>
		from?.said
			? { supplierOrderId: `sor_${at}`, state: from.said, sentAt: ASKED_AT, answeredAt: answered(from.said) }
			: []
	);
	const wanted = lines.map(({ wanted = 1 }, at) => ({ lineItemId: `lin_${at}`, quantity: wanted }));
	return stoppableOf({ order, purchases, policy: { policy: { window_hours } } }, wanted, { now: NOW, asked });
}
const answered = (said: SupplierAnswer) => (said === 'sent' || said === 'to_send' ? null : SAID_AT);
const found = ({ facts }: ReturnType<typeof look>) => facts.map(({ source, finding }) => `${source} ${finding}`);

describe('our own shelf', () => {
	it.each([
		['open', { open: 2 }, 2, 'yes', ['shop not_packed']],
		['held for the case', { held: 2 }, 2, 'yes', ['shop not_packed']],
		['canceled already', { canceled: 2 }, 2, 'yes', ['shop not_packed']],
		['one of two being packed, one wanted', { open: 1, fulfilling: 1 }, 1, 'yes', ['shop not_packed']],
		['one of two being packed, both wanted', { open: 1, fulfilling: 1 }, 2, 'maybe', ['shop being_packed']],
		['shipped', { shipped: 2 }, 2, 'no', ['carrier handed_over']],
		['delivered', { delivered: 2 }, 2, 'no', ['carrier handed_over']],
		['one shipped, the open one wanted', { open: 1, shipped: 1 }, 1, 'yes', ['shop not_packed']],
		['packing and shipped', { fulfilling: 1, shipped: 1 }, 2, 'no', ['shop being_packed', 'carrier handed_over']]
	] as const)('%s', (...[, units, wanted, verdict, facts]) => {
		const stop = look([{ units, wanted }]);
		expect(stop.verdict).toBe(verdict);
		expect(found(stop)).toEqual(facts);
		for (const { at, stale } of stop.facts) expect({ at, stale }).toEqual({ at: null, stale: false });
	});
});

describe('the store the order came from', () => {
	const READ = later(NOW, -HOUR);
	type Push = NonNullable<StoreRow['push']>;
	const push = (state: Push['state'], over: Partial<Push> = {}): Push => ({
		...{ cancellationId: 'can_1', state, code: null, content: {} },
		...over
	});
	const row = (one: Push | null, over: Partial<StoreRow> = {}): StoreRow => ({
		...{ name: 'Our store', isOn: true, readAt: READ, failure: null, push: one },
		...over
	});
	const said = (rows: readonly StoreRow[], units: Partial<Units> = { open: 1 }) => {
		const lines = [{ id: 'lin', units: { ...NO_UNITS, ...units }, supplierId: null, supplierOrderId: null }];
		const order = { placedAt: PLACED, lines: lines.map((line) => ({ ...line, personalized: false })) };
		const desk = { order, purchases: [], policy: { policy: { window_hours: null } } };
		const stores = storesSaid(rows, 'can_1');
		return stoppableOf(desk, [{ lineItemId: 'lin', quantity: 1 }], { now: NOW, stores });
	};
	const NO = { code: 'fulfillment_refused' };

	it.each([
		['knows of nothing that left', [row(null)], 'yes', 'not_sent'],
		['waits to be told', [row(push('waiting'))], 'yes', 'not_sent'],
		['was asked', [row(push('waiting', { content: { stopping: true } }))], 'maybe', 'asked'],
		['is being told', [row(push('sent'))], 'maybe', 'asked'],
		['canceled it', [row(push('done'))], 'yes', 'stopped'],
		['does not let go', [row(push('refused', NO))], 'no', 'refused'],
		['did not let go for another case', [row(push('refused', { ...NO, cancellationId: 'can_0' }))], 'no', 'refused'],
		['refused for another reason', [row(push('refused', { code: 'broken' }))], 'yes', 'not_sent']
	] as const)('%s', (_, rows, verdict, finding) => {
		const stop = said(rows);
		expect([stop.verdict, stop.facts.at(-1)]).toMatchObject([
			verdict,
			{ source: 'store', about: 'Our store', finding, at: READ, stale: false }
		]);
	});

	it('says nothing where it was never read, or where the carrier has it', () => {
		expect(said([row(null, { readAt: null })]).facts).toMatchObject([{ source: 'shop' }]);
		expect(said([row(null)], { shipped: 1 }).facts).toMatchObject([{ source: 'carrier' }]);
	});

	it.each([{ isOn: false }, { failure: 'order_gone' }])('may be different by now: %j', (over) =>
		expect(said([row(null, over)]).facts.at(-1)).toMatchObject({ source: 'store', stale: true })
	);
});

describe('a supplier that was not asked', () => {
	it.each([
		['not_placed', {}, 'yes', 'supplier not_ordered'],
		['placed', {}, 'maybe', 'supplier ordered'],
		['in_production', {}, 'maybe', 'supplier being_made'],
		['in_production', { made: true }, 'maybe', 'production being_made'],
		['in_production', { until: 'placed' }, 'no', 'supplier too_late'],
		['in_production', { until: 'placed', made: true }, 'no', 'production too_late'],
		['in_production', { kind: 'aliexpress' }, 'no', 'supplier too_late'],
		['placed', { until: 'never' }, 'no', 'supplier too_late'],
		['shipped', {}, 'no', 'supplier sent'],
		['delivered', {}, 'no', 'supplier sent'],
		['canceled', {}, 'yes', 'supplier stopped']
	] as const)('%s %j: %s', (state, from, verdict, fact) => {
		const stop = look([{ from: { state, ...from } }]);
		expect([stop.verdict, found(stop)]).toEqual([verdict, [fact]]);
	});
});

describe('what a supplier said counts, not how far it had got', () => {
	it.each([
		['sent', 'maybe', 'asked', ASKED_AT],
		['approved', 'yes', 'stopped', SAID_AT],
		['expired', 'yes', 'stopped', SAID_AT],
		['partly_approved', 'maybe', 'stopped_in_part', SAID_AT],
		['declined', 'no', 'refused', SAID_AT]
	] as const)('%s: %s', (said, verdict, finding, at) => {
		const { facts, ...stop } = look([{ from: { said, heard: later(NOW, -9 * DAY) } }]);
		expect(stop.verdict).toBe(verdict);
		expect(facts).toEqual([{ source: 'supplier', about: 'S0', finding, verdict, at, stale: false }]);
	});

	it.each(['to_send', 'not_needed'] as const)('%s says nothing', (said) =>
		expect(found(look([{ from: { said } }]))).toEqual(['supplier ordered'])
	);
});

describe('the worst counts', () => {
	const own: Record<StopVerdict, Line> = {
		yes: {},
		maybe: { units: { fulfilling: 1 } },
		no: { units: { shipped: 1 } }
	};
	const bought: Record<StopVerdict, Line> = {
		yes: { from: { state: 'not_placed' } },
		maybe: { from: { state: 'placed' } },
		no: { from: { state: 'shipped' } }
	};
	const ORDER = ['yes', 'maybe', 'no'] as const;
	const pairs = ORDER.flatMap((a) => ORDER.map((b) => [a, b] as const));
	it.each(pairs)('shop %s and supplier %s', (a, b) => {
		const worst = ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))];
		expect(look([own[a], bought[b]]).verdict).toBe(worst);
		expect(look([bought[a], bought[b]]).verdict).toBe(worst);
	});

	it('of nothing is yes, and of a line that nobody wants says nothing', () => {
		expect(look([])).toMatchObject({ verdict: 'yes', facts: [] });
		const [open] = [look([{}, { wanted: 0, units: { shipped: 1 } }])];
		expect(open.verdict).toBe('yes');
	});
});

describe('how fresh it is', () => {
	it.each([
		['as it came with the order', { heard: null }, PLACED, false],
		['heard since', { heard: SAID_AT }, SAID_AT, false],
		['heard long ago', { heard: later(NOW, -4 * DAY) }, later(NOW, -4 * DAY), true],
		['can’t be read', { heard: SAID_AT, failures: 3 }, SAID_AT, true]
	] as const)('%s', (_, from, at, stale) => expect(look([{ from }]).facts).toMatchObject([{ at, stale }]));
});

it.each([
	[null, null],
	[24, later(PLACED, 24 * HOUR)],
	[0.5, later(PLACED, HOUR / 2)]
])('a window of %s hours closes at %s', (hours, closes) => expect(look([{}], hours).closes).toEqual(closes));
