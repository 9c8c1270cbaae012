import { describe, expect, it } from 'vitest';
import { KINDS } from '$lib/modules/suppliers/kinds';
import { SUPPLIER_KINDS } from '$lib/modules/suppliers/kinds/names';
import type { Terms } from '$lib/modules/suppliers/terms';
import { SUPPLIER_ORDER_STATES, type SupplierOrderState } from '$lib/modules/orders/order';

const terms: Terms = {
	cancelableUntil: 'in_production',
	backPlaced: 80,
	backInProduction: 30,
	answerHours: 24,
	silence: 'escalate'
};

describe.each(SUPPLIER_KINDS)('%s', (kind) => {
	const { mayAsk, paysBack, answers } = KINDS[kind];

	it('is never asked about what was not placed, is over, or is on its way', () => {
		const why = (state: SupplierOrderState) => {
			const may = mayAsk({ state, terms });
			return may.ok ? 'yes' : may.why;
		};
		expect(why('not_placed')).toBe('not_placed');
		expect(why('canceled')).toBe('over');
		expect([why('shipped'), why('delivered')]).toEqual(['too_late', 'too_late']);
		expect(why('placed')).toBe('yes');
	});

	it('pays back between nothing and all, nothing of what was sent, and less the further it got', () => {
		const shares = SUPPLIER_ORDER_STATES.map((state) => paysBack({ state, terms }));
		for (const share of shares) expect(share >= 0 && share <= 100).toBe(true);
		const [, placed = 0, made = 0, sent = 0] = shares;
		expect([placed >= made, made >= sent, sent]).toEqual([true, true, 0]);
	});

	it('can be heard', () => expect(answers.length).toBeGreaterThan(0));
});

it('a supplier that never takes anything back is not asked', () => {
	const never = { ...terms, cancelableUntil: 'never' } as const;
	expect(KINDS.letter.mayAsk({ state: 'placed', terms: never })).toEqual({ ok: false, why: 'too_late' });
});

it('AliExpress is asked only while the order is placed, whatever the terms say', () =>
	expect(KINDS.aliexpress.mayAsk({ state: 'in_production', terms })).toEqual({ ok: false, why: 'too_late' }));

it('print on demand: all before its making, by the terms once begun, nothing when sent', () => {
	const back = (state: SupplierOrderState) => KINDS.print_on_demand.paysBack({ state, terms });
	expect([back('placed'), back('in_production'), back('shipped')]).toEqual([100, 30, 0]);
});

it.each([
	['WAIT_SELLER_SEND_GOODS', 'placed'],
	['risk_control', 'placed'],
	['SELLER_PART_SEND_GOODS', 'shipped'],
	['PLACE_ORDER_SUCCESS', 'not_placed'],
	['IN_ISSUE', undefined]
])('AliExpress’s %s means %s', (word, state) => expect(KINDS.aliexpress.stateOf(word)).toBe(state));

it.each([
	[true, 'IN_CANCEL', 'FINISH', false, 'accepted', 'canceled'],
	[true, '', 'FINISH', false, 'accepted', 'canceled'],
	[true, 'IN_CANCEL', 'FINISH', true, 'too_late', 'delivered'],
	[true, 'WAIT_BUYER_ACCEPT_GOODS', 'FINISH', false, 'too_late', 'delivered'],
	[true, 'IN_CANCEL', 'WAIT_SELLER_SEND_GOODS', false, 'refused', 'placed'],
	[true, 'WAIT_SELLER_SEND_GOODS', 'WAIT_SELLER_SEND_GOODS', false, 'unknown', 'placed'],
	[true, 'IN_CANCEL', 'WAIT_BUYER_ACCEPT_GOODS', true, 'too_late', 'shipped'],
	[true, 'IN_CANCEL', 'SELLER_PART_SEND_GOODS', true, 'too_late', 'shipped'],
	[true, 'WAIT_SELLER_SEND_GOODS', 'IN_CANCEL', false, 'unknown', 'placed'],
	[true, 'IN_CANCEL', 'IN_ISSUE', true, 'too_late', 'shipped'],
	[true, 'IN_CANCEL', 'IN_FROZEN', false, 'unknown', undefined],
	[true, 'IN_CANCEL', 'SOMETHING_NEW', false, 'unknown', undefined],
	[false, 'WAIT_SELLER_SEND_GOODS', 'FINISH', false, 'unknown', 'canceled'],
	[false, 'PLACE_ORDER_SUCCESS', 'WAIT_SELLER_SEND_GOODS', false, 'unknown', 'placed']
] as const)(
	'AliExpress, asked %s, from %s to %s, sent %s: %s, %s',
	(...[asked, before, status, sent, outcome, state]) =>
		expect(KINDS.aliexpress.meaningOf?.({ asked, before, now: { status, sent } })).toEqual({ outcome, state })
);
