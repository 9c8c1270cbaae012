import { expect, it } from 'vitest';
import {
	blocking,
	GUARDS,
	guardsOf,
	type GuardFacts,
	type SupplierGuardFacts
} from '$lib/modules/cancellations/guards';

const fine: GuardFacts = {
	lines: [{ id: 'lin_1', shipped: 0, fulfilling: 0 }],
	suppliers: [],
	shopsFault: false,
	due: 5000,
	shortfall: 0,
	disputed: 0,
	quotedDue: 5000,
	dueNow: 5000
};
const placed: SupplierGuardFacts = {
	supplier: 'sup_1',
	order: 'placed',
	answer: 'none',
	atStake: 5000,
	personalized: false,
	askable: true,
	waits: true
};
const first = (facts: Partial<GuardFacts>) => blocking(guardsOf({ ...fine, ...facts }))[0];
const withSupplier = (given: Partial<SupplierGuardFacts>, shopsFault = false) => {
	const guards = guardsOf({ ...fine, shopsFault, suppliers: [{ ...placed, ...given }] });
	return guards.find(({ code }) => code === 'supplier');
};

it('lists every guard, passed ones too', () => {
	const codes = guardsOf({ ...fine, suppliers: [placed] }).map(({ code }) => code);
	expect(new Set(codes)).toEqual(new Set(GUARDS));
	expect(blocking(guardsOf(fine))).toEqual([]);
});

it('1 stops at shipped units and lets the rest go', () =>
	expect(first({ lines: [{ id: 'lin_1', shipped: 1, fulfilling: 0 }] })).toMatchObject({
		code: 'shipped',
		overridable: false,
		todo: 'cancel_the_rest',
		about: ['lin_1']
	}));

it('2 wants a fulfillment reverted first', () =>
	expect(first({ lines: [{ id: 'lin_1', shipped: 0, fulfilling: 1 }] })).toMatchObject({
		code: 'in_fulfillment',
		overridable: false,
		todo: 'revert_fulfillment'
	}));

it.each([
	[{ order: 'not_placed' }, true, 'none'],
	[{}, true, 'ask_supplier'],
	[{ answer: 'sent' }, true, 'wait_for_supplier'],
	[{ answer: 'expired' }, true, 'none'],
	[{ answer: 'approved' }, true, 'none'],
	[{ answer: 'declined' }, false, 'override_or_drop_or_reject'],
	[{ answer: 'partly_approved' }, false, 'override_or_drop_or_reject'],
	[{ order: 'shipped' }, false, 'drop_or_reject'],
	[{ order: 'in_production', personalized: true }, false, 'drop_or_reject'],
	[{ order: 'in_production' }, true, 'ask_supplier']
] as const)('3 supplier %j', (given, ok, todo) =>
	expect(withSupplier(given)).toMatchObject({
		...{ ok, todo, about: ['sup_1'] },
		...(todo === 'none' ? { overridable: false, atStake: 0 } : { overridable: true, atStake: 5000 })
	})
);

it('3 has nothing to override where the policy pays without waiting', () =>
	expect(withSupplier({ answer: 'sent', waits: false })).toMatchObject({ ok: true, overridable: false, atStake: 0 }));

it('3 lets a manager over the supplier that was named, not over another', () => {
	const [one, two] = [
		{ ...placed, answer: 'declined' } as const,
		{ ...placed, supplier: 'sup_2', order: 'shipped' } as const
	];
	const guards = guardsOf({ ...fine, suppliers: [one, two] });
	expect(blocking(guards, [{ guard: 'supplier', about: 'sup_1' }])).toMatchObject([{ about: ['sup_2'] }]);
	expect(blocking(guards, [{ guard: 'supplier' }])).toEqual([]);
});

it('3 always lets a personalized product go at the shop’s fault', () =>
	expect(withSupplier({ order: 'in_production', personalized: true }, true)?.ok).toBe(true));

it('4 stops where tenders cannot carry it, not for a dispute', () => {
	expect(first({ shortfall: 300 })).toMatchObject({
		code: 'amounts',
		overridable: true,
		atStake: 300,
		todo: 'other_route'
	});
	expect(first({ disputed: 5000 })).toBeUndefined();
	expect(guardsOf({ ...fine, disputed: 5000 })).toContainEqual(
		expect.objectContaining({ code: 'dispute', ok: true, todo: 'refund_after_dispute', atStake: 5000 })
	);
});

it('5 takes a change for the shopper, asks about one against them', () => {
	expect(first({ dueNow: 6000 })).toBeUndefined();
	expect(first({ dueNow: 4000 })).toMatchObject({ code: 'order_changed', atStake: 1000, todo: 'agree_or_grant' });
});

it('lets a manager over ⚑ guards only', () => {
	const guards = guardsOf({ ...fine, lines: [{ id: 'lin_1', shipped: 1, fulfilling: 0 }], shortfall: 300 });
	const left = blocking(guards, [{ guard: 'shipped' }, { guard: 'amounts' }]);
	expect(left.map(({ code }) => code)).toEqual(['shipped']);
});
