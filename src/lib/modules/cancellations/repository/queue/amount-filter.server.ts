import { and, eq, gte, lte, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { minorFromDecimal } from '$lib/core/decimal';
import type { AmountRange } from '../../queue/filter-words';

type Money = { readonly currency: PgColumn; readonly amount: PgColumn };

/** Whether an amount lies between what was typed; amounts are only compared within one currency. */
export function amountIn({ currency: code, amount }: Money, { currency, least, most }: AmountRange): SQL | undefined {
	if (currency === undefined) return undefined;
	const minor = (text: string | undefined) => {
		const read = text === undefined ? undefined : minorFromDecimal(text, currency);
		return read?.ok ? read.value.minor : undefined;
	};
	const [low, high] = [minor(least), minor(most)];
	return and(
		eq(code, currency),
		low === undefined ? undefined : gte(amount, low),
		high === undefined ? undefined : lte(amount, high)
	);
}
