import type { Ctx } from '$lib/server/ctx';
import type { KnownOrder } from '../../channels/connector';
import { paymentNamed } from '../../channels/payment-name';
import { linesOf, type LinkLine, type There } from '../../channels/repository/orders.server';
import { getOrder } from '../../orders/repository/read.server';

/** What stands in our books of an order there; nothing before it is taken in. */
export async function knownOf(
	{ db, actor, now }: Ctx,
	there: There,
	orderId: string | null
): Promise<KnownOrder | undefined> {
	if (orderId === null) return undefined;
	const [lines, { tenders, placedAt }] = await Promise.all([linesOf(db, there), getOrder(db, actor, orderId)]);
	const held = tenders.flatMap(({ reference, captured }): [string, number][] => {
		const named = paymentNamed(reference ?? '');
		if (named?.connection !== there.connectionId || named.order !== there.externalId) return [];
		return [[named.payment, captured]];
	});
	return { lines: lines.map(everOn), held: Object.fromEntries(held), age: now.getTime() - placedAt.getTime() };
}

/** How many units a line there ever had: those ordered, and those that somebody put on it since. */
export const everOn = ({ line, quantity, added }: Pick<LinkLine, 'line' | 'quantity' | 'added'>) => ({
	line,
	quantity: quantity + added
});
