import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wishOf, type Meaning, type Pending } from '$lib/modules/cancellations/edi/items';
import type { ChangeLine, EdiChange } from '$lib/modules/channels/edi/message';
import { moveUnits, newUnits, type Move, type Units } from '$lib/modules/orders/units';
import { holds } from '../../../../support/property';

const lines = [
	{ id: 'lin_1', position: 0, sku: 'LAMP', quantity: 5, units: { ...newUnits(5), open: 4, canceled: 1 }, theirs: null },
	{ id: 'lin_2', position: 1, sku: 'PEN', quantity: 1, units: newUnits(1), theirs: null }
];
const change = (given: readonly Partial<ChangeLine>[], whole = false): EdiChange => ({
	...{ kind: 'change', number: 'PO-1', day: '', whole },
	lines: given.map((one) => ({ line: '1', sku: '', action: 'decrease' as const, quantity: null, ...one }))
});
const taken = (given: readonly Partial<ChangeLine>[], meaning: Meaning = 'left') => {
	const wish = wishOf(change(given), { lines }, meaning);
	return 'items' in wish ? wish.items.map(({ line_item, quantity }) => [line_item, quantity]) : wish;
};

it('takes all that is not canceled yet where the whole order is called off', () =>
	expect(wishOf(change([], true), { lines }, 'left')).toMatchObject({
		items: [
			{ line_item: 'lin_1', quantity: 4 },
			{ line_item: 'lin_2', quantity: 1 }
		]
	}));

it('reads a quantity as what was agreed: what is left, or what goes', () => {
	expect(taken([{ quantity: 1 }])).toEqual([['lin_1', 3]]);
	expect(taken([{ quantity: 1 }], 'removed')).toEqual([['lin_1', 1]]);
	expect(taken([{ action: 'delete' }, { line: '2', action: 'keep' }])).toEqual([['lin_1', 4]]);
});

it('does nothing of a change that wants more than there is, or what is no cancellation', () => {
	expect(taken([{ quantity: 4 }])).toEqual([]);
	expect(taken([{ quantity: 5 }])).toEqual({ more: true });
	expect(taken([{ action: 'delete' }, { line: '2', action: 'other', quantity: 7 }])).toEqual({ more: true });
});

it('does nothing of a change that names a line which is not there, or is of other goods', () => {
	expect(taken([{ line: '3', action: 'delete' }])).toEqual({ unknown: '3' });
	expect(taken([{ line: '1', sku: 'CHAIR', action: 'delete' }])).toEqual({ unlike: '1', sku: 'CHAIR' });
});

/** An order of three of which nobody has decided about these requests, the latest first. */
function undecided(pending: readonly Pending[], others = 0) {
	const own = pending.flatMap(({ items }) => items).reduce((all, { quantity }) => all + quantity, 0);
	const units = { ...newUnits(3), open: 3 - own - others, held: own + others };
	return { lines: [{ id: 'lin_1', position: 0, sku: 'DESK', quantity: 3, units, theirs: null }], pending };
}
const request = (id: string, quantity: number): Pending => ({ id, items: [{ lineItemId: 'lin_1', quantity }] });
const stated = (quantity: number, standing: ReturnType<typeof undecided>, meaning: Meaning = 'left') =>
	wishOf(change([{ quantity }]), standing, meaning);

it('counts what is asked for already as gone', () => {
	const standing = undecided([request('can_1', 1)]);
	expect(stated(1, standing)).toMatchObject({ items: [{ quantity: 1 }], takesBack: [], pendingId: 'can_1' });
	expect(stated(2, standing)).toEqual({ items: [], takesBack: [], pendingId: 'can_1', isPending: true });
	expect(stated(2, undecided([], 1))).toEqual({ items: [], takesBack: [], pendingId: undefined, isPending: true });
	expect(stated(1, standing, 'removed')).toMatchObject({ items: [{ quantity: 1 }], takesBack: [] });
	expect(wishOf(change([{ action: 'delete' }]), standing, 'left')).toMatchObject({ items: [{ quantity: 2 }] });
	expect(wishOf(change([], true), standing, 'left')).toMatchObject({ items: [{ quantity: 2 }], takesBack: [] });
});

it('takes back what is not decided where more is wanted after all, the latest first', () => {
	const twice = undecided([request('can_2', 1), request('can_1', 1)]);
	expect(stated(2, twice)).toEqual({ items: [], takesBack: ['can_2'], pendingId: 'can_1', isPending: true });
	expect(stated(2, undecided([request('can_1', 2)]))).toMatchObject({ items: [{ quantity: 1 }], takesBack: ['can_1'] });
	expect(stated(3, twice)).toMatchObject({ items: [], takesBack: ['can_2', 'can_1'], pendingId: undefined });
});

it('asks anew for the other lines of a request that it takes back', () => {
	const both = { id: 'can_1', items: ['lin_1', 'lin_2'].map((lineItemId) => ({ lineItemId, quantity: 1 })) };
	const units = { ...newUnits(2), open: 1, held: 1 };
	const two = ['lin_1', 'lin_2'].map((id, position) => ({ id, position, sku: id, quantity: 2, units, theirs: null }));
	expect(wishOf(change([{ quantity: 2 }]), { lines: two, pending: [both] }, 'left')).toMatchObject({
		items: [{ line_item: 'lin_2', quantity: 1 }],
		takesBack: ['can_1']
	});
});

type Step =
	| { readonly does: 'state'; readonly totals: readonly (number | null)[] }
	| { readonly does: 'accept'; readonly which: number }
	| { readonly does: 'else_hold'; readonly line: number };

/** An order as the database keeps it: its units, and what is asked for. */
class Model {
	readonly lines;
	readonly others: number[];
	pending: (Pending & { readonly id: string })[] = [];
	#count = 0;
	constructor(quantities: readonly number[]) {
		this.others = quantities.map(() => 0);
		this.lines = quantities.map((quantity, position) => {
			const units: Units = newUnits(quantity);
			return { id: `lin_${position}`, position, sku: `S${position}`, quantity, units, theirs: null };
		});
	}
	get open() {
		return this.lines.map(({ units }) => units.open);
	}
	/** What of a line nobody took off, and nobody else asks for. */
	free(at: number): number {
		const line = this.lines[at];
		return line ? line.quantity - line.units.canceled - (this.others[at] ?? 0) : 0;
	}
	move(id: string, how: Move, quantity: number): void {
		const line = this.lines.find((one) => one.id === id);
		if (!line) throw new Error(id);
		const moved = moveUnits(line.units, how, quantity);
		if (!moved.ok) throw new Error(`${how} ${quantity} of ${JSON.stringify(line.units)}`);
		line.units = moved.value;
	}
	end(id: string, how: Move): void {
		const it = this.pending.find((one) => one.id === id);
		for (const { lineItemId, quantity } of it?.items ?? []) this.move(lineItemId, how, quantity);
		this.pending = this.pending.filter((one) => one.id !== id);
	}
	ask(items: Pending['items']): void {
		for (const { lineItemId, quantity } of items) this.move(lineItemId, 'hold', quantity);
		this.pending = [{ id: `can_${(this.#count += 1)}`, items }, ...this.pending];
	}
	/** @returns whether it was taken */
	state(totals: readonly (number | null)[]): boolean {
		const said = totals.flatMap((quantity, at) => (quantity === null ? [] : [{ line: String(at + 1), quantity }]));
		const wish = wishOf(change(said), this, 'left');
		if (!('items' in wish)) return false;
		for (const id of wish.takesBack) this.end(id, 'release');
		if (wish.items.length > 0)
			this.ask(wish.items.map(({ line_item: lineItemId, quantity }) => ({ lineItemId, quantity })));
		return true;
	}
}

const total = fc.integer({ min: 0, max: 6 });
const steps: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant('state' as const),
			totals: fc.tuple(fc.option(total), fc.option(total))
		})
	},
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('accept' as const), which: fc.nat(5) }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('else_hold' as const), line: fc.nat(1) }) }
);

/** @returns the units of each line that are to be left open by now */
function take(model: Model, step: Step, last: readonly number[]): readonly number[] {
	if (step.does === 'accept') {
		model.end(model.pending[step.which % model.pending.length]?.id ?? '', 'cancel');
		return last;
	}
	if (step.does === 'else_hold') {
		const line = model.lines[step.line];
		if (!line || line.units.open === 0) return last;
		model.move(line.id, 'hold', 1);
		model.others[step.line] = (model.others[step.line] ?? 0) + 1;
		return last.map((open, at) => (at === step.line ? open - 1 : open));
	}
	const { totals } = step;
	const isTooMuch = model.lines.some((line, at) => (totals[at] ?? 0) > line.quantity - line.units.canceled);
	expect(model.state(totals)).toBe(!isTooMuch);
	return isTooMuch ? last : last.map((open, at) => Math.min(totals[at] ?? open, model.free(at)));
}

it('ends at the last totals that were taken, whatever is accepted when', () => {
	const quantity = fc.integer({ min: 1, max: 5 });
	holds(
		fc.property(fc.tuple(quantity, quantity), fc.array(steps, { maxLength: 12 }), (quantities, all) => {
			const model = new Model(quantities);
			let last: readonly number[] = quantities;
			for (const step of all) {
				last = take(model, step, last);
				expect(model.open).toEqual(last);
			}
			for (const { id } of model.pending) model.end(id, 'cancel');
			expect(model.open).toEqual(last);
			expect(model.state(last), 'the same again').toBe(true);
			expect(model.pending).toEqual([]);
		})
	);
});
