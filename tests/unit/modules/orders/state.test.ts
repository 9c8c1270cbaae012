import { expect, it } from 'vitest';
import { lineStatus, orderState, shopperWord, type OrderStateFacts } from '$lib/modules/orders/state';
import type { TenderMoney } from '$lib/modules/orders/tenders/tender-names';
import { newUnits, NO_UNITS, type Units } from '$lib/modules/orders/units';

const tender = (kind: TenderMoney['kind'], given: Partial<TenderMoney> = {}): TenderMoney => ({
	kind,
	authorized: 0,
	captured: 0,
	refunded: 0,
	voided: 0,
	reserved: 0,
	chargedBack: 0,
	...given
});
const units = (given: Partial<Units>): Units => ({ ...NO_UNITS, ...given });
const paid = { total: 100, owed: 0, tenders: [tender('card', { captured: 100 })], paymentInFlight: false };
const state = (given: Partial<OrderStateFacts>) => orderState({ ...paid, lines: [newUnits(2)], ...given });

it.each([
	['paid', {}, 'open'],
	['unpaid', { owed: 100, tenders: [tender('card')] }, 'awaiting_payment'],
	[
		'paid in part by points only',
		{ owed: 60, tenders: [tender('points', { captured: 40 }), tender('card')] },
		'awaiting_payment'
	],
	['paid in part by card', { owed: 60, tenders: [tender('card', { captured: 40 })] }, 'balance_due'],
	['with money on its way', { owed: 100, tenders: [tender('virtual_account')], paymentInFlight: true }, 'balance_due'],
	['authorized', { tenders: [tender('card', { authorized: 100 })] }, 'open'],
	['cash on delivery', { owed: 100, tenders: [tender('cash_on_delivery')] }, 'open'],
	[
		'short of points after an undo',
		{ owed: 25, tenders: [tender('points', { captured: 100, refunded: 25 })] },
		'balance_due'
	],
	['free', { total: 0, tenders: [] }, 'open'],
	['all canceled', { lines: [units({ canceled: 2 }), units({ canceled: 1 })] }, 'canceled'],
	['all canceled and unpaid', { owed: 100, tenders: [], lines: [units({ canceled: 2 })] }, 'canceled'],
	['shipped or canceled', { lines: [units({ shipped: 1, delivered: 1 }), units({ canceled: 1 })] }, 'completed'],
	['partly canceled', { lines: [units({ open: 1, canceled: 1 })] }, 'open'],
	['held', { lines: [units({ held: 2 })] }, 'open']
] as const)('an order %s', (_, given, expected) => expect(state(given)).toBe(expected));

it('says where a line’s units are', () => {
	expect(lineStatus(units({ open: 1, shipped: 2 }))).toEqual([{ code: 'open', quantity: 1 }, { code: 'shipped', quantity: 2 }]); // prettier-ignore
	expect(lineStatus(newUnits(3))).toEqual([{ code: 'open', quantity: 3 }]);
});

it.each([
	['canceled', 'canceled', { canceled: 1 }],
	['awaiting_payment', 'awaiting_payment', { open: 1 }],
	['balance_due', 'balance_due', { open: 1 }],
	['open', 'cancel_requested', { open: 1, held: 1 }],
	['open', 'received', { open: 1 }],
	['open', 'partly_canceled', { open: 1, canceled: 1 }],
	['open', 'preparing', { open: 1, fulfilling: 1 }],
	['open', 'partly_shipped', { open: 1, shipped: 1 }],
	['completed', 'shipped', { shipped: 1, delivered: 1 }],
	['completed', 'delivered', { delivered: 1, canceled: 1 }]
] as const)('%s reads %s', (order, word, given) => expect(shopperWord(order, [units(given)])).toBe(word));
