import type { Push, Pushed, ShopLine, ShopOrder } from '../../../connector';
import { markOf, marksIn } from '../../../marks';
import { payable, shareOf, exactIn } from '../../exact';
import { amountIn, moneyIn } from '../money';
import type { Client } from '../client.server';
import { feesWithout } from '../fee';
import { readThere } from '../read.server';
import { AWAITING, UNPAID_YET } from '../statuses';
import type { Move } from './open';
import { wantedOfShelf } from './shelf.server';
import { isOver, isSent, keyIn, linesIn, noteBehind, paidFor, refundedOf, WHOLE, type Read } from './standing';
import { CHANGED, lineChange, openOf, refused, write } from './take-off.server';

const DONE: Pushed = { state: 'done' };
const NO_LINE = refused('line_removed', 'A removed line does not come back there: add its items to the order there');

/** Units back on an order: a canceled one is opened again, lines that were lowered are raised. Neither moves money. */
export async function putBack(ask: Client, order: ShopOrder, push: Push): Promise<Pushed> {
	const read = await readThere(ask, order.id);
	if (!read) return refused('order_gone', 'The order is not at BigCommerce any more');
	if (marksIn(read.there.staff_notes).includes(push.mark)) return DONE;
	if (isSent(read.there)) return refused('sent_there', 'The order was sent there already');
	const lines = linesIn(read, { lines: order.lines.map(({ id: line, quantity }) => ({ line, quantity })), held: {} });
	if (push.lines.some((one) => lines.find(({ id }) => id === one.line)?.removed !== one.before)) return CHANGED;
	if (push.lines.some(({ line }) => !read.products.some(({ id }) => String(id) === line))) return NO_LINE;
	const moves = await wantedOfShelf(ask, read, { ...push, whole: isOver(read) });
	const answer = await write(ask, order.id, { body: changeFor(read, lines, { ...push, moves }), mark: push.mark });
	return answer.ok ? DONE : refused(answer.code, answer.words);
}

type PuttingBack = Push & { readonly moves: readonly Move[] };

function changeFor(read: Read, lines: readonly ShopLine[], push: PuttingBack) {
	const { there, products } = read;
	const over = isOver(read);
	const changes = products.flatMap((product) => {
		const now = lines.find(({ id }) => id === String(product.id));
		const after = push.lines.find(({ line }) => line === String(product.id))?.after ?? now?.removed;
		if (!now || after === undefined) return [];
		const quantity = now.quantity - after + refundedOf(read, product.id);
		return quantity === product.quantity ? [] : [{ product, quantity }];
	});
	const isPaid = moneyIn(read).some(({ captured }) => captured > 0);
	const note = `${push.note} ${markOf(push.mark)}${openOf(push.mark, push.moves)}`.trim();
	return {
		...(over ? { status_id: isPaid ? AWAITING : UNPAID_YET } : {}),
		...(changes.length > 0 ? { products: changes.map(({ product, quantity }) => lineChange(product, quantity)) } : {}),
		...feesFor(read, changes),
		staff_notes: noteBehind({ staff_notes: there.staff_notes.replaceAll(WHOLE, OPENED) }, note)
	};
}

const OPENED = '[opened again by Rescind]';

type Change = { readonly product: Read['products'][number]; readonly quantity: number };

/** What was to be refunded of these units and is not stands on the order as a fee of ours: it stands on its lines again. */
function feesFor({ there, refunds }: Read, changes: readonly Change[]) {
	const currency = there.default_currency_code;
	const worth = changes.reduce((all, { product, quantity }) => {
		return all + shareOf(exactIn(paidFor(product)), quantity - product.quantity, product.quantity);
	}, 0n);
	const back = refunds
		.filter((one) => keyIn(one) !== null)
		.flatMap(({ payments }) => payments.filter(({ is_declined }) => !is_declined))
		.reduce((all, { amount }) => all + amountIn(amount, currency), 0);
	return feesWithout(there, { back, amount: payable(worth, currency) });
}
