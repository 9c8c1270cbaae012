import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { refusalText } from '$lib/server/words';
import type { Interchange, MessageSet } from '../../channels/edi/envelope';
import type { EdiChange } from '../../channels/edi/message';
import { lineNumbersOf } from '../../channels/repository/edi-lines.server';
import { caseEvent } from '../actions/decide/on-desk.server';
import { request } from '../actions/request/request.server';
import { caseOfClaim, keepClaim } from '../repository/claims.server';
import { lockDesk } from '../repository/queue/desk.server';
import type { Outcome } from './answer';
import { numbered } from './lines';
import { wishOf, type Meaning } from './items';
import { hasItems, whyNothing } from './why-nothing';

type Carrying = {
	readonly it: Interchange;
	readonly set: MessageSet;
	readonly change: EdiChange;
	readonly meaning: Meaning;
};

/** The partner's own name of a message. One that comes twice is the same cancellation. */
const keyOf = ({ it: { standard, sender, control }, set }: Carrying) =>
	[standard, sender.qualifier, sender.id, control, set.group.control, set.control].filter(Boolean).join(' ');

/**
 * Cancels what a change asks for, for the partner and by the rules of staff: all of it or nothing.
 * @returns what to say back
 */
export async function carryOut(ctx: Ctx, carrying: Carrying): Promise<Outcome & { readonly number?: string }> {
	try {
		return await ctx.db.transaction((tx) => cancelIn(tx, { ...ctx, db: tx }, carrying));
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { done: false, why: refusalText(error.code, error.facts, ctx.locale) };
	}
}

async function cancelIn(tx: Tx, ctx: Ctx, carrying: Carrying): Promise<Outcome & { readonly number?: string }> {
	const { change, meaning, set } = carrying;
	const desk = await lockDesk(tx, ctx.actor, { orderNumber: change.number });
	const key = keyOf(carrying);
	const known = await caseOfClaim(tx, desk.order.id, key);
	const before = desk.cases.find(({ id }) => id === known);
	if (before) return { done: true, number: before.number };
	const lines = numbered(desk.order.lines, await lineNumbersOf(tx, desk.order.id));
	const wish = wishOf(change, { lines }, meaning);
	if (!hasItems(wish)) return { done: false, why: whyNothing(change, wish) };
	const { id, number } = await request(ctx, { order: desk.order.id, items: [...wish.items], on_behalf_of: 'customer' });
	await keepClaim(tx, ctx, { code: key, cancellationId: id, status: set.type });
	const event = caseEvent({ id, orderId: desk.order.id }, 'cancellation.taken_from_file', {
		claim: key,
		status: set.type
	});
	await record(tx, ctx, event);
	return { done: true, number };
}
