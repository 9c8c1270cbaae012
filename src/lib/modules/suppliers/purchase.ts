import type { Minor } from '$lib/core/money';
import type { SupplierOrderState } from '../orders/order';
import { KINDS } from './kinds';
import type { MayAsk } from './kinds/kind';
import type { SupplierKind } from './kinds/names';
import type { Terms, ToldBy } from './terms';

/** What was bought for one order from one supplier, and what was agreed with it. `stateAt`: as of when that is known. */
export type Purchase = {
	readonly id: string;
	readonly orderId: string;
	readonly supplierId: string;
	readonly supplierName: string;
	readonly kind: SupplierKind;
	readonly terms: Terms;
	readonly site: string;
	/** The language it reads. */
	readonly locale: string;
	readonly state: SupplierOrderState;
	readonly stateAt: Date | null;
	readonly stateBy: ToldBy | null;
	readonly number: string;
	/** What its own system said of the order last. */
	readonly outside: string;
	/** How often in a row its system could not be read, and why. */
	readonly readFailures: number;
	readonly readTrouble: string | null;
	readonly cost: Minor | null;
	readonly costCurrency: string | null;
};

/** Whether this supplier can be asked to stop now, by its kind and what was agreed. */
export const mayAskNow = ({ kind, ...facts }: Pick<Purchase, 'kind' | 'state' | 'terms'>): MayAsk =>
	KINDS[kind].mayAsk(facts);

/**
 * What comes back of what we paid, for that part (0 to 1) of the goods: what was agreed by its kind where we stop it, all of
 * it where it does not deliver by itself.
 */
export function expectedBack(
	purchase: Pick<Purchase, 'kind' | 'state' | 'terms' | 'cost'>,
	part: number,
	by: 'agreed' | 'itself' = 'agreed'
): Minor {
	const { kind, cost, state } = purchase;
	const share = by === 'agreed' || state === 'not_placed' ? KINDS[kind].paysBack(purchase) : 100;
	return cost === null ? 0 : Math.floor((cost * share * part) / 100);
}

/** The page of this order on the supplier's site, where there is one. */
export const siteOf = ({ site, number }: Pick<Purchase, 'site' | 'number'>): string | undefined =>
	site === '' ? undefined : site.replaceAll('NUMBER', encodeURIComponent(number));
