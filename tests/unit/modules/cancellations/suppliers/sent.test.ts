import { expect, it } from 'vitest';
import { sentOf } from '$lib/modules/cancellations/suppliers/sent';

const units = { open: 0, held: 0, canceled: 0, fulfilling: 0, shipped: 0, delivered: 0 };
const caseOf = (state: 'requested' | 'in_progress' | 'canceled' | 'rejected', quantity = 2) => ({
	id: 'can_1',
	state,
	items: [{ lineItemId: 'lin_1', quantity }]
});
const asked = {
	cancellationId: 'can_1',
	supplierOrderId: 'sor_1',
	supplierName: 'Potters',
	items: [{ lineItemId: 'lin_1', quantity: 2 }],
	answerItems: null,
	overriddenAt: null
};
const around = (over: Partial<Parameters<typeof sentOf>[0]> & { units?: Partial<typeof units> }) => ({
	order: { lines: [{ id: 'lin_1', supplierOrderId: 'sor_1', units: { ...units, ...over.units } }] },
	purchases: [{ id: 'sor_1', state: 'shipped' as const }],
	cases: [],
	suppliers: [],
	...over
});
const of = (quantity: number) => [{ lineItemId: 'lin_1', quantity }];
const nothing = { overtaken: [], ship: [], deliver: [], lost: [] };

it('is nothing as long as the supplier has not sent it, and nothing of our own shelf', () => {
	expect(sentOf(around({ units: { open: 2 }, purchases: [{ id: 'sor_1', state: 'in_production' }] }))).toEqual(nothing);
	expect(sentOf(around({ units: { open: 2 }, purchases: [{ id: 'sor_2', state: 'shipped' }] }))).toEqual(nothing);
});

it('takes what is only asked for out of its case, and books what nobody wants canceled', () => {
	expect(sentOf(around({ units: { open: 1, held: 2 }, cases: [caseOf('requested')] }))).toEqual({
		...nothing,
		...{ overtaken: of(2), ship: of(1) }
	});
});

it('leaves what the supplier said it stopped', () => {
	const yes = { ...asked, state: 'approved' as const };
	const part = { ...asked, state: 'partly_approved' as const, answerItems: of(1) };
	const world = { units: { open: 1, held: 2 }, cases: [caseOf('requested')] };
	expect(sentOf(around({ ...world, suppliers: [yes] }))).toEqual({ ...nothing, ship: of(1) });
	expect(sentOf(around({ ...world, suppliers: [part] }))).toMatchObject({ overtaken: of(1) });
	expect(sentOf(around({ units: { open: 3 }, cases: [caseOf('rejected')], suppliers: [yes] }))).toMatchObject({
		ship: of(1)
	});
});

it('books as delivered what it sent', () => {
	const arrived = { units: { shipped: 2 }, purchases: [{ id: 'sor_1', state: 'delivered' as const }] };
	expect(sentOf(around(arrived))).toEqual({ ...nothing, deliver: of(2) });
});

it.each([
	['no answer', { state: 'sent' as const }, 2],
	['a silence that counted as a yes', { state: 'expired' as const }, 2],
	['a no that a manager went on against', { state: 'declined' as const, overriddenAt: new Date(0) }, 2],
	['a part', { state: 'partly_approved' as const, answerItems: of(1), overriddenAt: new Date(0) }, 1],
	['a no that is a task already', { state: 'declined' as const }, 0],
	['a yes', { state: 'approved' as const }, 0]
])('makes a task of what was sent although it is canceled: %s', (_, said, quantity) => {
	const { lost } = sentOf(around({ units: { canceled: 2 }, cases: [caseOf('canceled')], suppliers: [{ ...asked, ...said }] })); // prettier-ignore
	expect(lost.reduce((all, one) => all + one.quantity, 0)).toBe(quantity);
});
