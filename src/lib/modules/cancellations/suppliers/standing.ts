import { sum, type Minor } from '$lib/core/money';
import type { AskedUnits } from '../../suppliers/answer';
import { isOutstanding, suppliersOf, type Case, type Desk, type SupplierCase } from '../case';

type Units = readonly AskedUnits[];

/**
 * Whose word the money of these units still lacks: those who have not answered, and those who said no to some of them.
 * Nobody where a manager went on without it, nor where what does not stop has left the case.
 */
export const standingAgainst = (asked: readonly SupplierCase[], units: Units): SupplierCase[] =>
	asked.filter((one) => isOutstanding(one) || refuses(one, units));

/**
 * Whose word these units of a case wait for, by the policy it was made under (DESIGN §3 guard 3): the refund, and where
 * nothing leaves us, its end (T6). Nobody's where the policy waits for no answer.
 */
export function wordsMissing(desk: Deciding, it: Pick<Case, 'id' | 'policyVersion'>, units: Units): SupplierCase[] {
	const { refund_after } = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	return refund_after === 'immediately' ? [] : standingAgainst(suppliersOf(desk, it.id), units);
}

type Deciding = Pick<Desk, 'suppliers' | 'policy' | 'policies'>;

/** It does not stop all of these units. */
export const refuses = (one: SupplierCase, units: Units): boolean =>
	one.overriddenAt === null &&
	(one.state === 'declined' || one.state === 'partly_approved') &&
	one.items.some(({ lineItemId }) => quantityOf(units, lineItemId) > stoppedOf(one, lineItemId));

/** It waits to be asked, or was and has not answered, and none of what it is to stop is among these units. */
export const asksNothingOf = ({ state, items }: SupplierCase, units: Units): boolean =>
	(state === 'to_send' || state === 'sent') && items.every(({ lineItemId }) => quantityOf(units, lineItemId) === 0);

/** It stopped units that are not among these. */
export const stoppedMoreThan = (one: SupplierCase, units: Units): boolean =>
	one.items.some(({ lineItemId }) => stoppedOf(one, lineItemId) > quantityOf(units, lineItemId));

function stoppedOf({ state, items, answerItems }: SupplierCase, line: string): number {
	if (state === 'approved') return quantityOf(items, line);
	return state === 'partly_approved' ? quantityOf(answerItems ?? [], line) : 0;
}

const quantityOf = (units: Units, line: string) => units.find(({ lineItemId }) => lineItemId === line)?.quantity ?? 0;

/** What the case pays back for the goods of these suppliers, which may be sent all the same. */
export const atStakeWith = (
	{ order }: Pick<Desk, 'order'>,
	units: readonly Worth[],
	asked: readonly SupplierCase[]
): Minor =>
	sum(
		units
			.filter(({ lineItemId }) => {
				const line = order.lines.find(({ id }) => id === lineItemId);
				return asked.some(({ supplierOrderId }) => supplierOrderId === line?.supplierOrderId);
			})
			.map(({ worth }) => worth)
	);

export type Worth = { readonly lineItemId: string; readonly worth: Minor };
