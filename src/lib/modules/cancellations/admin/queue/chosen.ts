import { isOneOf } from '$lib/core/one-of';
import type { LineFacts } from '../../../orders/order';
import type { Policy } from '../../../settings/policy';
import { isShopsFault, reasonsOn, shopperReasons, type Reason } from '../../../settings/reasons';
import { VIAS, type Via } from '../case/via-words';

type Reasons = Pick<Policy, 'reasons' | 'shopper_reasons'>;

/** What the address of the cancel page says was chosen. Quantities stand under their line's id. */
export type Chosen = {
	readonly behalf: 'customer' | 'shop';
	readonly via: Via | null;
	/** For all items that have no reason of their own. */
	readonly reason: Reason;
	readonly items: readonly { readonly lineItemId: string; readonly quantity: number; readonly reason: Reason }[];
};

/** Reads the choice; what makes no sense was not chosen. */
export function chosenIn(query: URLSearchParams, policy: Reasons): Chosen {
	const behalf = query.get('who') === 'shop' ? 'shop' : 'customer';
	const via = query.get('via') ?? '';
	const offered = reasonsFor(behalf, policy);
	const reasonIn = (value: string | null) => offered.find((reason) => reason === value);
	const usual = behalf === 'shop' ? 'sold_out' : 'changed_mind';
	const reason = reasonIn(query.get('reason')) ?? reasonIn(usual) ?? offered[0] ?? usual;
	const items = [...query].flatMap(([name, value]) => {
		const quantity = /^\d{1,10}$/.test(value) ? Number(value) : 0;
		if (!/^lin_[0-9a-z]{1,40}$/.test(name) || quantity === 0) return [];
		return [{ lineItemId: name, quantity, reason: reasonIn(query.get(`reason_${name}`)) ?? reason }];
	});
	return { behalf, via: isOneOf(VIAS, via) ? via : null, reason, items };
}

/** The address's query with every unit chosen that can still be. */
export function queryOfAll({ behalf, via, reason }: Chosen, lines: readonly Pick<LineFacts, 'id' | 'units'>[]): string {
	const query = new URLSearchParams({ who: behalf, via: via ?? '', reason });
	for (const { id, units } of lines) if (units.open > 0) query.set(id, String(units.open));
	return query.toString();
}

/** Who cancels says whose reasons count: the address may still hold one of the other's. */
const reasonsFor = (behalf: Chosen['behalf'], policy: Reasons): readonly Reason[] =>
	behalf === 'customer' ? shopperReasons(policy) : reasonsOn(policy).filter((reason) => isShopsFault(policy, reason));
