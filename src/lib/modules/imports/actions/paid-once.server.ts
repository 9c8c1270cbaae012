import type { Tx } from '$lib/server/db';
import { paymentNames, type PaymentName } from '../../orders/repository/write/payment-names';
import { paymentsTaken } from '../../orders/repository/write/payment-taken.server';
import { isReadable, type ReadGroup } from '../reading/orders';

const nameOf = ({ gateway, reference }: PaymentName) => `${gateway} ${reference}`;

/** Those of these payments that other orders before named, though none of them is written. */
type Earlier = (named: readonly PaymentName[]) => Promise<readonly PaymentName[]> | readonly PaymentName[];

/**
 * A payment pays one order: what says it was paid by one that an order of ours has, or an earlier one of these, is kept
 * out. `earlier`: what a dry run met, which writes nothing.
 */
export async function paidOnce(
	tx: Tx,
	groups: readonly ReadGroup[],
	earlier: Earlier = () => []
): Promise<ReadGroup[]> {
	const named = groups.filter(isReadable).flatMap(paymentNames);
	const met = [await paymentsTaken(tx, named), await earlier(named)].flat();
	const ours = new Set(met.map((one) => `${one.number} ${nameOf(one)}`));
	const theirs = new Map<string, string>();
	return groups.map((group) => {
		if (!isReadable(group)) return group;
		const names = paymentNames(group);
		const isTaken = (one: PaymentName) =>
			ours.has(`${one.number} ${nameOf(one)}`) || (theirs.get(nameOf(one)) ?? one.number) !== one.number;
		const taken = names.find(isTaken);
		if (taken) return keptOut(group, taken);
		for (const one of names) theirs.set(nameOf(one), one.number);
		return group;
	});
}

/** The payments of a dry run at the command line, which is over with its process. */
export function metPayments() {
	const met = new Map<string, string>();
	return {
		earlier: (named: readonly PaymentName[]) =>
			named.filter((one) => (met.get(nameOf(one)) ?? one.number) !== one.number),
		keep: (named: readonly PaymentName[]) => {
			for (const one of named) met.set(nameOf(one), one.number);
		}
	};
}

const keptOut = ({ number, lines }: ReadGroup, { reference: found }: PaymentName): ReadGroup => ({
	...{ number, lines },
	troubles: lines.map((line) => ({ line, order: number, kind: 'payment_taken', field: 'reference', found }))
});
