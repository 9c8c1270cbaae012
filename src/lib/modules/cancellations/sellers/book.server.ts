import { sum } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { oursOf } from '../../channels/added';
import { differenceOf, type LineDifference } from '../../channels/difference';
import { linesOf } from '../../channels/repository/orders.server';
import { pushesOf } from '../../channels/repository/pushes.server';
import { tell } from '../../suppliers/actions/purchases.server';
import { nextReading } from '../../suppliers/reading';
import { noteReading } from '../../suppliers/repository/readings.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { comingOn, linesSeen, settleSent, takeOff } from '../channels/apply.server';
import { askPerson } from '../channels/conflict.server';
import { lessen } from '../channels/put-back.server';
import { refuse, takeAnswers } from './answers.server';
import { orderAsks } from './asks.server';
import { fileFound } from './found.server';
import { learn, type Learned } from './learn.server';
import { bookBack } from './money.server';
import type { AtSeller, Selling } from './selling';
import { stageOf } from './stage';

const MOST = 1000;

/**
 * Books what an order in a supplier's store says: our writes that were made and the answers in that, what its seller took off
 * and gave back by itself, and how far it is. All of it, or nothing. Said again, it changes nothing.
 */
export const bookAtSeller = (ctx: Ctx, selling: Selling): Promise<void> =>
	onOrder(ctx, { order: selling.orderId }, async (tx, desk) => {
		const purchase = desk.purchases.find(({ id }) => id === selling.supplierOrderId);
		if (!purchase) return;
		const learned = await learn(tx, { ...selling, desk, purchase });
		const at = { ...priced({ ...selling, desk, purchase }, learned), ...learned };
		await settleSent(tx, ctx, at);
		await lessen(tx, ctx, at, await pushesOf(tx, at.there, MOST));
		const before = await pushesOf(tx, at.there, MOST);
		const hopeless = await orderAsks(tx, ctx, { ...at, lines: await linesOf(tx, at.there) }, before);
		const differences = await takeOffKnown(tx, ctx, at);
		await takeAnswers(tx, ctx, at, await pushesOf(tx, at.there, MOST));
		for (const mine of hopeless) await refuse(tx, ctx, at, { mine, words: '' });
		await fileFound(tx, ctx, at, foundIn(differences));
		await askPerson(tx, ctx, { ...at, why: 'units_back', lines: backIn(differences) });
		await bookBack(tx, ctx, at);
		await tellStage(tx, ctx, at, purchase.cost === null);
	});

/** Where nobody said what we paid, it is what the store took. */
function priced(at: AtSeller, { link }: Learned): AtSeller {
	const cost = sum(Object.values(link.held ?? {}));
	if (at.purchase.cost !== null || cost === 0) return at;
	const purchase = { ...at.purchase, cost, costCurrency: link.currency };
	const others = at.desk.purchases.filter(({ id }) => id !== purchase.id);
	return { ...at, purchase, desk: { ...at.desk, purchases: [...others, purchase] } };
}

/** What is gone there and was to go need not be sent, also where it was refused before. */
async function takeOffKnown(tx: Tx, ctx: Ctx, at: AtSeller): Promise<readonly LineDifference[]> {
	const waiting = (await pushesOf(tx, at.there, MOST)).filter(
		({ kind, state }) => kind === 'cancel' && (state === 'waiting' || state === 'refused')
	);
	const lines = await linesSeen(tx, at);
	const known = lines.map((line) => ({ ...line, coming: comingOn(line.line, waiting) }));
	const differences = differenceOf(oursOf(at.order.lines, lines), known);
	await takeOff(tx, ctx, { ...at, waiting, differences });
	return differences;
}

const foundIn = (differences: readonly LineDifference[]) =>
	differences.flatMap(({ line, lineItemId, found: quantity }) =>
		quantity > 0 ? [{ line, lineItemId, quantity }] : []
	);

const backIn = (differences: readonly LineDifference[]) =>
	differences.flatMap(({ line, lineItemId, back: quantity }) => (quantity > 0 ? [{ line, lineItemId, quantity }] : []));

type Staged = AtSeller & Learned;

async function tellStage(tx: Tx, ctx: Ctx, { order, desk, purchase, lines }: Staged, unknown: boolean): Promise<void> {
	const { id, cost, costCurrency: currency } = purchase;
	const price = unknown && cost !== null && currency !== null ? { cost: { amount: cost, currency } } : {};
	const own = order.lines.filter((one) => lines.some(({ line }) => line === one.id));
	const told = { state: stageOf(own, purchase.state), ...price };
	await tell(tx, ctx, { purchase, told, by: 'reading' });
	const waited = desk.suppliers.some(({ supplierOrderId, state }) => supplierOrderId === id && state === 'sent');
	await noteReading(tx, id, { dueAt: nextReading(ctx.now, waited), failures: 0, trouble: null });
}
