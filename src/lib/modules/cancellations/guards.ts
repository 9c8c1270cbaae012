import type { Minor } from '$lib/core/money';

export const GUARDS = ['shipped', 'in_fulfillment', 'supplier', 'amounts', 'dispute', 'order_changed'] as const;
export type GuardCode = (typeof GUARDS)[number];

/** What to do about it. */
export const GUARD_TODOS = [
	'none',
	'cancel_the_rest',
	'revert_fulfillment',
	'ask_supplier',
	'wait_for_supplier',
	'override_or_drop_or_reject',
	'drop_or_reject',
	'other_route',
	'refund_after_dispute',
	'agree_or_grant'
] as const;
export type GuardTodo = (typeof GUARD_TODOS)[number];

/**
 * `ok` false blocks acceptance, unless `overridable` (⚑) and a manager gives a reason, seeing `atStake`. `ok` with a
 * `todo` other than none tells what will happen; where that is waiting, `overridable` says that a manager need not.
 */
export type Guard = {
	readonly code: GuardCode;
	readonly ok: boolean;
	readonly overridable: boolean;
	readonly atStake: Minor;
	readonly todo: GuardTodo;
	/** Line or supplier it is about; empty when it is the whole case. */
	readonly about: readonly string[];
};

export type SupplierGuardFacts = {
	readonly supplier: string;
	readonly order: 'not_placed' | 'placed' | 'in_production' | 'shipped' | 'delivered' | 'canceled';
	readonly answer: 'none' | 'to_send' | 'sent' | 'approved' | 'partly_approved' | 'declined' | 'expired' | 'not_needed';
	/** What the case pays back for its lines. */
	readonly atStake: Minor;
	readonly personalized: boolean;
	/** Its kind and what was agreed with it let it be asked now. */
	readonly askable: boolean;
	/** By the policy the refund waits for its answer. */
	readonly waits: boolean;
};
export type GuardFacts = {
	/** Units of the case that are no longer held for it. */
	readonly lines: readonly { readonly id: string; readonly shipped: number; readonly fulfilling: number }[];
	readonly suppliers: readonly SupplierGuardFacts[];
	readonly shopsFault: boolean;
	readonly due: Minor;
	/** What the tenders can't carry of it. */
	readonly shortfall: Minor;
	readonly disputed: Minor;
	/** What the shopper was shown, and what the same selection is worth now. */
	readonly quotedDue: Minor;
	readonly dueNow: Minor;
};

/** The guards of acceptance in order, the passed ones too. */
export const guardsOf = (facts: GuardFacts): Guard[] => [
	shippedGuard(facts),
	fulfillmentGuard(facts),
	...facts.suppliers.map((supplier) => supplierGuard(supplier, facts.shopsFault)),
	amountsGuard(facts),
	disputeGuard(facts),
	changeGuard(facts)
];

/** What a manager goes on against; without `about`, whatever that guard found. */
export type Override = { readonly guard: string; readonly about?: string | undefined };

/** Those that stop it, after the overrides a manager gave. */
export const blocking = (guards: readonly Guard[], overrides: readonly Override[] = []): Guard[] =>
	guards.filter((guard) => !guard.ok && !(guard.overridable && overrides.some((one) => covers(one, guard))));

const covers = ({ guard, about }: Override, found: Guard) =>
	guard === found.code && (about === undefined || found.about.includes(about));

const pass = (code: GuardCode, todo: GuardTodo = 'none', about: readonly string[] = []): Guard => ({
	code,
	ok: true,
	overridable: false,
	atStake: 0,
	todo,
	about
});

function shippedGuard({ lines }: GuardFacts): Guard {
	const about = lines.filter(({ shipped }) => shipped > 0).map(({ id }) => id);
	return about.length > 0 ? { ...pass('shipped', 'cancel_the_rest', about), ok: false } : pass('shipped');
}

function fulfillmentGuard({ lines }: GuardFacts): Guard {
	const about = lines.filter(({ fulfilling }) => fulfilling > 0).map(({ id }) => id);
	return about.length > 0
		? { ...pass('in_fulfillment', 'revert_fulfillment', about), ok: false }
		: pass('in_fulfillment');
}

function supplierGuard(
	{ supplier, order, answer, atStake, personalized, askable, waits }: SupplierGuardFacts,
	shopsFault: boolean
): Guard {
	const about = [supplier];
	const stopped = answer === 'approved' || answer === 'expired' || answer === 'not_needed';
	if (order === 'not_placed' || order === 'canceled' || stopped) return pass('supplier', 'none', about);
	const stopless = { code: 'supplier', ok: false, overridable: true, atStake, about } as const;
	if (answer === 'declined' || answer === 'partly_approved') return { ...stopless, todo: 'override_or_drop_or_reject' };
	if (order === 'shipped' || order === 'delivered') return { ...stopless, todo: 'drop_or_reject' };
	if (order === 'in_production' && personalized && !shopsFault) return { ...stopless, todo: 'drop_or_reject' };
	if (!askable && answer === 'none') return { ...stopless, todo: 'drop_or_reject' };
	const goesOn = pass('supplier', answer === 'sent' ? 'wait_for_supplier' : 'ask_supplier', about);
	return waits ? { ...goesOn, overridable: true, atStake } : goesOn;
}

const amountsGuard = ({ shortfall }: GuardFacts): Guard =>
	shortfall > 0
		? { ...pass('amounts', 'other_route'), ok: false, overridable: true, atStake: shortfall }
		: pass('amounts');

/** Acceptance goes on; only the refund of that payment waits. */
const disputeGuard = ({ disputed }: GuardFacts): Guard =>
	disputed > 0 ? { ...pass('dispute', 'refund_after_dispute'), atStake: disputed } : pass('dispute');

/** In the shopper's favor it is applied and shown; against them staff confirm it, or grant what was quoted. */
function changeGuard({ quotedDue, dueNow }: GuardFacts): Guard {
	if (dueNow >= quotedDue) return pass('order_changed');
	return { ...pass('order_changed', 'agree_or_grant'), ok: false, overridable: true, atStake: quotedDue - dueNow };
}
