import { sum, type Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import { KINDS } from '../../suppliers/kinds';
import { leftOf, lockRecoveriesOf } from '../../suppliers/repository/recoveries.server';
import { backFor, cameBack, movedOn } from './back';
import type { Learned } from './learn.server';
import type { AtSeller } from './selling';

type Units = readonly { readonly line: string; readonly quantity: number }[];

/**
 * What a supplier pays back for units that are gone from the order in its store: what was agreed where we stopped them, all
 * of it where it did. Nothing is known where nothing was paid there.
 */
export async function paysBackFor(
	tx: Tx,
	{ link, lines, order, purchase, supplierOrderId }: AtSeller & Learned,
	units: Units,
	by: 'agreed' | 'itself'
): Promise<Minor | undefined> {
	const held = sum(Object.values(link.held ?? {}));
	if (held === 0 || (purchase.costCurrency !== null && purchase.costCurrency !== link.currency)) return undefined;
	const state = purchase.state === 'in_production' ? purchase.state : 'placed';
	const known = await lockRecoveriesOf(tx, supplierOrderId);
	return backFor(units, {
		...{ held, lines, there: order.lines, moved: movedOn(order.money) },
		unbooked: Math.max(0, cameBack(order.money, null) - link.bookedBack),
		awaited: sum(known.map(leftOf)),
		share: by === 'itself' ? 100 : KINDS[purchase.kind].paysBack({ state, terms: purchase.terms })
	});
}
