import type { PartnerRole } from '../accounts/partners/roles';
import type { Case, Desk } from '../cancellations/case';

/** A partner to be told, and which items concern it. `by`: who canceled, as it knows them. */
export type PartnerNews = {
	readonly partner: string;
	readonly side: PartnerRole;
	readonly by: PartnerRole | 'shop';
	readonly items: readonly { readonly title: string; readonly quantity: number }[];
};

/**
 * Which partners are told of a cancellation: the buyer of the order, of all of it, and those who deliver, each of its own
 * items. Whoever canceled knows. `askedBy`: the partner that did, if one did.
 */
export function partnersToTell({ order }: Pick<Desk, 'order'>, it: Pick<Case, 'items'>, askedBy: string | null) {
	const lines = it.items.flatMap(({ lineItemId, quantity }) => {
		const line = order.lines.find(({ id }) => id === lineItemId);
		return line ? [{ title: line.title, quantity, supplier: line.supplierName }] : [];
	});
	const by = askedBy === null ? 'shop' : askedBy === order.partner ? 'buyer' : 'seller';
	const sellers = [...new Set(lines.flatMap(({ supplier }) => supplier ?? []))];
	const all = [
		...(order.partner === null ? [] : [{ partner: order.partner, side: 'buyer' as const, own: lines }]),
		...sellers.flatMap((partner) =>
			partner === order.partner
				? []
				: { partner, side: 'seller' as const, own: lines.filter((one) => one.supplier === partner) }
		)
	];
	return all.flatMap(({ own, ...one }): PartnerNews[] =>
		one.partner === askedBy ? [] : [{ ...one, by, items: own.map(({ title, quantity }) => ({ title, quantity })) }]
	);
}
