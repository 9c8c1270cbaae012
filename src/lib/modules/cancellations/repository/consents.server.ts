import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Consent, ConsentRoute } from '../route/route';
import { routeConsents } from '../route.tables.server';

/** What the customer was asked about the payments of a case. */
export const consentsOf = (tx: Tx, cancellationId: string): Promise<Consent[]> =>
	tx
		.select({
			tenderId: routeConsents.tenderId,
			refundId: routeConsents.refundId,
			amount: routeConsents.amountMinor,
			askedAt: routeConsents.askedAt,
			route: routeConsents.route,
			agreedAt: routeConsents.agreedAt
		})
		.from(routeConsents)
		.where(eq(routeConsents.cancellationId, cancellationId));

type Question = Omit<typeof routeConsents.$inferInsert, 'route' | 'agreedAt' | 'agreedBy'>;

/** Keeps that it was asked; an older answer about the same payment counts no more. */
export async function keepQuestion(tx: Tx, question: Question): Promise<void> {
	const { id: _, cancellationId: _case, tenderId: _tender, ...asked } = question;
	await tx
		.insert(routeConsents)
		.values(question)
		.onConflictDoUpdate({
			target: [routeConsents.cancellationId, routeConsents.tenderId],
			set: { ...asked, route: null, agreedAt: null, agreedBy: null }
		});
}

type Agreed = { readonly cancellationId: string; readonly route: ConsentRoute; readonly at: Date; readonly by: string };

/** Keeps what the customer agreed to, for every payment they were asked about. @returns those payments */
export const keepConsent = (tx: Tx, { cancellationId, route, at, by }: Agreed) =>
	tx
		.update(routeConsents)
		.set({ route, agreedAt: at, agreedBy: by })
		.where(and(eq(routeConsents.cancellationId, cancellationId), isNull(routeConsents.route)))
		.returning({
			tenderId: routeConsents.tenderId,
			refundId: routeConsents.refundId,
			amount: routeConsents.amountMinor
		});
