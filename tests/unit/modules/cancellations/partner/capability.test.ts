import { describe, expect, it } from 'vitest';
import { maySelect, mayAsk, type EligibilityFacts } from '$lib/modules/cancellations/eligibility';
import { capabilityOf } from '$lib/modules/cancellations/partner/capability';
import { allOf, pickedIn } from '$lib/modules/cancellations/partner/picked';
import { NO_UNITS } from '$lib/modules/orders/units';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';

const order = { partner: 'Hanok', channel: 'api', supplierKind: null };
const line = (id: string, units: Partial<typeof NO_UNITS>) => ({
	...{ id, sku: id, units: { ...NO_UNITS, ...units }, personalized: false, inProduction: false },
	...{ stage: 'received' as const, unusedCards: null }
});
const facts = (
	partner: EligibilityFacts['partner'],
	lines = [line('lin_1', { open: 2 }), line('lin_2', { open: 1 })]
) => ({
	...{ asker: 'partner' as const, partner: partner ?? null, policy: DEFAULT_POLICY, lines, now: new Date(0) },
	order: { state: 'open' as const, placedAt: new Date(0), tenders: [] }
});
const all = [
	{ lineItemId: 'lin_1', quantity: 2, reason: 'sold_out' as const },
	{ lineItemId: 'lin_2', quantity: 1, reason: 'sold_out' as const }
];

describe('what a partner may cancel', () => {
	it.each([
		['a buyer by pages or API', order, 'Hanok', 'items'],
		['a buyer by EDI', { ...order, channel: 'edi' }, 'Hanok', 'none'],
		['who delivers', { ...order, supplierKind: 'letter' }, 'Prints', 'items'],
		['who delivers by EDI', { ...order, supplierKind: 'edi' }, 'Prints', 'whole']
	])('%s', (_, relation, partner, cancel) => {
		expect(capabilityOf(relation, partner).cancel).toBe(cancel);
	});

	it('names what an EDI buyer lacks', () => {
		const none = capabilityOf({ ...order, channel: 'edi' }, 'Hanok');
		expect(mayAsk(facts(none))).toEqual({
			...{ ok: false, code: 'partner.cancel_not_offered' },
			facts: { capability: 'cancel', role: 'buyer', channel: 'edi' }
		});
	});

	it('takes the whole order from an EDI seller, and never widens a part', () => {
		const whole = capabilityOf({ ...order, supplierKind: 'edi' }, 'Prints');
		expect(maySelect(facts(whole), all)).toMatchObject({ ok: true });
		expect(maySelect(facts(whole), all.slice(0, 1))).toMatchObject({ ok: false, code: 'partner.whole_order_only' });
		const left = [line('lin_1', { open: 1, shipped: 1 }), line('lin_2', { open: 1 })];
		expect(mayAsk(facts(whole, left))).toMatchObject({ ok: false, code: 'partner.part_has_left' });
	});

	it('asks a reason for each item', () => {
		const items = capabilityOf(order, 'Hanok');
		const unsaid = all.map((item) => ({ ...item, reason: null }));
		expect(maySelect(facts(items), unsaid)).toMatchObject({ ok: false, code: 'cancellation.reason_required' });
	});

	it('lets a buyer change its mind, and nobody who delivers do it for them', () => {
		const changed = all.map((item) => ({ ...item, reason: 'changed_mind' as const }));
		const may = (partner: string) => maySelect(facts(capabilityOf(order, partner)), changed);
		expect(may('Hanok')).toMatchObject({ ok: true });
		expect(may('Prints')).toMatchObject({ code: 'cancellation.reason_not_offered' });
	});
});

describe('what is picked', () => {
	const lines = [line('lin_1', { open: 2, shipped: 1 }), line('lin_2', { shipped: 1 })];
	const picked = (query: string) => Object.fromEntries(pickedIn(new URLSearchParams(query), lines));

	it('stands in the address, and never is more than can be canceled', () => {
		expect(picked('lin_1=9&lin_2=1')).toEqual({ lin_1: 2 });
		expect(picked('lin_1=-1&lin_9=1')).toEqual({});
	});
	it('is added and dropped by one button each', () => {
		expect(picked('add=lin_1')).toEqual({ lin_1: 2 });
		expect(picked('lin_1=1&drop=lin_1')).toEqual({});
	});
	it('is everything open where all of it is meant', () => {
		expect(Object.fromEntries(allOf(lines))).toEqual({ lin_1: 2 });
	});
});

it('lets whoever delivers choose goods made to order, which it never cancels for a change of mind', () => {
	const made = [{ ...line('lin_1', { open: 1 }), personalized: true, inProduction: true }];
	const policy = { ...DEFAULT_POLICY, personalized: 'refuse_change_of_mind' as const };
	const may = (role: 'buyer' | 'seller', reason: 'sold_out' | 'changed_mind' | null) =>
		maySelect({ ...facts({ role, way: 'app', cancel: 'items' }, made), policy }, [
			{ lineItemId: 'lin_1', quantity: 1, reason }
		]);
	expect(may('seller', null)).toMatchObject({ code: 'cancellation.reason_required' });
	expect(may('seller', 'sold_out')).toMatchObject({ ok: true });
	expect(may('seller', 'changed_mind')).toMatchObject({ code: 'cancellation.personalized' });
	expect(may('buyer', 'changed_mind')).toMatchObject({ code: 'cancellation.personalized' });
});
