import type { Ctx } from '$lib/server/ctx';
import type { Case, Desk } from '../case';
import { calendarOf } from './calendar.server';
import { legalDueOf, type LegalDue, type LegalFacts } from './legal-due';
import { isNear } from './term';

/** What of a case the law looks at. */
export type LegalCase = Pick<Case, 'createdAt'> & Pick<LegalFacts, 'origin' | 'reasons' | 'goodsAt'>;

/** By when the law of the order's region wants a case's money back; `near`: nothing may keep it back any longer. */
export type Lawful = { readonly due: LegalDue | null; readonly near: boolean };

/** For a case that is accepted now, or one that nobody has decided about. */
export function lawfulBy(
	{ now }: Pick<Ctx, 'now'>,
	{ order }: Pick<Desk, 'order'>,
	it: LegalCase & { readonly decided: boolean }
): Lawful {
	const { region, placedAt } = order;
	const acceptedAt = it.decided ? now : null;
	const due = legalDueOf({ ...it, region, orderedAt: placedAt, acceptedAt }, calendarOf);
	return { due, near: isPressing(order, due?.at ?? null, now) };
}

/** Less than a business day is left, there. */
export const isPressing = ({ region }: Pick<Desk['order'], 'region'>, legalDueAt: Date | null, now: Date): boolean =>
	legalDueAt !== null && isNear(legalDueAt, now, calendarOf(region));

/** As a case's row keeps it. */
export const legalColumns = ({ due }: Lawful) => ({ legalDueAt: due?.at ?? null, legalClock: due?.clock ?? null });

type Looked = Pick<Case, 'createdAt' | 'origin' | 'items' | 'goodsAt'>;

export const legalCaseOf = ({ createdAt, origin, items, goodsAt }: Looked): LegalCase => ({
	createdAt,
	origin,
	goodsAt,
	reasons: items.map(({ reason }) => reason)
});
