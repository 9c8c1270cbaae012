import { SECOND } from '$lib/core/time';
import type { Push, Pushed, ShopOrder } from '../../connector';
import { markOf } from '../../marks';
import { begun, canceled, closed, committed, editedPage, job, quantitySet, type Problem } from './answers';
import type { Client } from './client.server';
import { gid, idIn } from './ids';
import { toTheEnd } from './pages.server';
import { readOrder } from './read.server';

const DONE: Pushed = { state: 'done' };
const LOOK_AGAIN = 2 * SECOND;

/** All of it by Shopify's own cancellation, a part of it by an edit of the order. Neither moves money. */
export async function takeOff(ask: Client, order: ShopOrder, push: Push): Promise<Pushed> {
	if (push.whole && order.lines.every(({ shipped }) => shipped === 0)) return cancelAll(ask, order, push);
	return edit(ask, order, push);
}

/** It is made by a job there. One that was begun is asked after, and never begun twice. */
async function cancelAll(ask: Client, { id, canceled: isOver }: ShopOrder, push: Push): Promise<Pushed> {
	if (isOver) return DONE;
	if (push.token !== undefined) return pollJob(ask, id, push.token);
	const { reason, restock, notify, note, mark } = push;
	const about = { restock, notify, note: noteOf(note, mark), reason: REASONS[reason ?? ''] ?? 'OTHER' };
	const { orderCancel } = await ask('cancelOrder', { orderId: gid('Order', id), ...about }, canceled, id);
	const no = refusalIn(orderCancel?.orderCancelUserErrors);
	if (no) return no;
	const begun = orderCancel?.job;
	return begun && !begun.done ? { state: 'later', wait: LOOK_AGAIN, token: idIn(begun.id) } : DONE;
}

async function pollJob(ask: Client, order: string, token: string): Promise<Pushed> {
	const { job: found } = await ask('readJob', { id: gid('Job', token) }, job, order);
	if (found && !found.done) return { state: 'later', wait: LOOK_AGAIN };
	if ((await readOrder(ask, order))?.canceled) return DONE; // it ended after the order was read
	return {
		state: 'refused',
		code: 'cancel_failed',
		words: 'Shopify ended the cancellation without canceling the order'
	};
}

const REASONS: Readonly<Record<string, string>> = {
	changed_mind: 'CUSTOMER',
	ordered_by_mistake: 'CUSTOMER',
	found_cheaper: 'CUSTOMER',
	needed_sooner: 'CUSTOMER',
	sold_out: 'INVENTORY',
	undeliverable: 'OTHER',
	defective: 'INVENTORY',
	delay: 'STAFF',
	priced_wrong: 'STAFF'
};

export const noteOf = (note: string, mark: string) => `${note.slice(0, 200)} ${markOf(mark)}`.trim();

/** Quantities are set, not lowered: made twice, it is made once. */
async function edit(ask: Client, { id }: ShopOrder, push: Push): Promise<Pushed> {
	const { orderEditBegin } = await ask('beginEdit', { id: gid('Order', id) }, begun, id);
	const calculated = orderEditBegin?.calculatedOrder;
	const refused = refusalIn(orderEditBegin?.userErrors);
	if (refused) return refused;
	if (!calculated)
		return { state: 'refused', code: 'edit_refused', words: 'Shopify did not open the order for editing' };
	const on = { on: 'node', id: calculated.id, order: id };
	const lines = await toTheEnd(ask, calculated.lineItems, { operation: 'readEdit', page: editedPage, ...on });
	for (const { line, quantity } of push.lines) {
		const now = lines.find((one) => idIn(one.id) === line);
		if (!now || now.editableQuantity < quantity) return NOT_FREE;
		const to = { id: calculated.id, lineItemId: now.id, quantity: now.quantity - quantity, restock: push.restock };
		const { orderEditSetQuantity } = await ask('setQuantity', to, quantitySet, id);
		const no = refusalIn(orderEditSetQuantity?.userErrors);
		if (no) return no;
	}
	const end = { id: calculated.id, notify: push.notify, note: noteOf(push.note, push.mark) };
	const { orderEditCommit } = await ask('commitEdit', end, committed, id);
	return refusalIn(orderEditCommit?.userErrors) ?? DONE;
}

const NOT_FREE: Pushed = {
	state: 'refused',
	code: 'not_editable',
	words: 'These units are fulfilled there, or no longer on the order'
};

export async function archive(ask: Client, { id }: ShopOrder): Promise<Pushed> {
	const { orderClose } = await ask('closeOrder', { id: gid('Order', id) }, closed, id);
	return refusalIn(orderClose?.userErrors) ?? DONE;
}

export function refusalIn(problems: readonly Problem[] | undefined): Pushed | undefined {
	const [first] = problems ?? [];
	return (
		first && {
			state: 'refused',
			code: (first.code ?? first.field?.join('.') ?? 'refused').toLowerCase(),
			words: first.message
		}
	);
}
