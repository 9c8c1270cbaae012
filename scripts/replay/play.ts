import { shopperActor, SYSTEM } from '../../src/lib/core/actor';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { request } from '../../src/lib/modules/cancellations/actions/request/request.server';
import { withActor, type Ctx } from '../../src/lib/server/ctx';
import { settleDown } from '../../src/lib/wiring/pay/settle.server';
import { sql } from 'drizzle-orm';
import type { Invoice } from './invoices';
import { matchInvoice, type Match } from './match';

/** What came of the replay so far; counts are of invoice lines unless named otherwise. */
export type Tally = {
	lines: number;
	full: number;
	part: number;
	none: number;
	units: number;
	priceDiffers: number;
	readonly cancellations: string[];
};

const SETTLE_EVERY = 25;

/** Plays the invoices in time order, each at its own time, as the shoppers they are of. */
export async function play(ctx: Ctx, invoices: readonly Invoice[], onProgress: (done: number) => void): Promise<Tally> {
	const tally: Tally = { lines: 0, full: 0, part: 0, none: 0, units: 0, priceDiffers: 0, cancellations: [] };
	for (const [done, invoice] of invoices.entries()) {
		const then = { ...ctx, now: invoice.at };
		await playInvoice(then, invoice, tally);
		if (done % SETTLE_EVERY === 0 || done === invoices.length - 1)
			await settleDown(ctx.db, () => Promise.resolve(then));
		onProgress(done + 1);
	}
	return tally;
}

async function playInvoice(ctx: Ctx, invoice: Invoice, tally: Tally): Promise<void> {
	const { matches, found } = await matchInvoice(ctx.db, invoice);
	for (const how of found) tally[how]++;
	tally.lines += found.length;
	tally.units += matches.reduce((all, { quantity }) => all + quantity, 0);
	tally.priceDiffers += matches.filter(({ priceDiffers }) => priceDiffers).length;
	for (const orderId of new Set(matches.map((match) => match.orderId))) {
		const items = matches.filter((match) => match.orderId === orderId);
		tally.cancellations.push(await cancel(ctx, orderId, items));
	}
}

/** One case per order touched: the shopper asks, the shop accepts. */
async function cancel(ctx: Ctx, orderId: string, matches: readonly Match[]): Promise<string> {
	const [order] = await ctx.db.execute<{ shopper: string; name: string }>(
		sql`select shopper_id as shopper, name from orders where id = ${orderId}`
	);
	const shopper = withActor(ctx, shopperActor(order?.shopper ?? '', order?.name ?? ''));
	const items = matches.map(({ lineItemId, quantity }) => ({
		line_item: lineItemId,
		quantity,
		reason: 'other' as const
	}));
	const { id } = await request(shopper, { order: orderId, items });
	await accept(withActor(ctx, SYSTEM), { id });
	return id;
}
