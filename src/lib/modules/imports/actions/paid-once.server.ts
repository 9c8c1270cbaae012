import type { Tx } from '$lib/server/db';
import { paymentNames, type PaymentName } from '../../orders/repository/write/payment-names';
import { paymentsTaken } from '../../orders/repository/write/payment-taken.server';
import { isReadable, type ReadGroup } from '../reading/orders';

const nameOf = ({ gateway, reference }: PaymentName) => `${gateway} ${reference}`;

/**
 * A payment pays one order: what says it was paid by one that an order of ours has, or an earlier one of these, is kept
 * out. (A file may still name one again that is beyond these; then it is kept out when it comes in.)
 */
export async function paidOnce(tx: Tx, groups: readonly ReadGroup[]): Promise<ReadGroup[]> {
	const named = groups.filter(isReadable).flatMap(paymentNames);
	const ours = new Set((await paymentsTaken(tx, named)).map((one) => `${one.number} ${nameOf(one)}`));
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

const keptOut = ({ number, lines }: ReadGroup, { reference: found }: PaymentName): ReadGroup => ({
	...{ number, lines },
	troubles: lines.map((line) => ({ line, order: number, kind: 'payment_taken', field: 'reference', found }))
});
