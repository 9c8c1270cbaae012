import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { AskedUnits } from '../../suppliers/answer';
import { isOutstanding, type Case, type Desk, type SupplierCase } from '../case';
import { isPressing } from '../legal/of-case.server';
import { atStakeWith, refuses, wordsMissing } from './standing';

type Waiting = Pick<Case, 'id' | 'policyVersion' | 'legalDueAt'>;

/**
 * Whose word the money of a case waits for. Nobody's where its policy pays at once; a silent one's no longer once the law
 * leaves less than a business day.
 */
export function awaitedFor(
	{ now }: Pick<Ctx, 'now'>,
	desk: Desk,
	it: Waiting,
	units: readonly AskedUnits[]
): SupplierCase[] {
	const missing = wordsMissing(desk, it, units);
	return isPressing(desk.order, it.legalDueAt, now) ? missing.filter((one) => !isOutstanding(one)) : missing;
}

/** Whether the money of a case may leave as far as its suppliers go (⚑: a manager goes on without them first). */
export function judgeSuppliers(ctx: Pick<Ctx, 'now'>, desk: Desk, it: Case): Verdict {
	const awaited = awaitedFor(ctx, desk, it, it.items);
	if (awaited.length === 0) return yes(undefined);
	return no(awaited.some((one) => refuses(one, it.items)) ? 'supplier.declined' : 'supplier.not_answered', {
		guard: 'supplier',
		number: it.number,
		suppliers: awaited.map(({ supplierName }) => supplierName),
		at_stake: atStakeWith(desk, it.items, awaited),
		currency: desk.order.currency,
		overridable: true
	});
}
