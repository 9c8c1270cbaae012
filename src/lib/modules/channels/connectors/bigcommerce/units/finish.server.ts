import type { ShopOrder } from '../../../connector';
import type { ShelfBook } from '../../../shelf';
import { ChannelTrouble } from '../../../trouble';
import { nothing, orderThere } from '../answers';
import { answered, type Answer, type Client } from '../client.server';
import { orderPath, readMoney } from '../read.server';
import { isByRefund, madeSince, openNote, opensIn, wasIn, wasNote, without, type Open, type Was } from './open';
import type { Read } from './standing';

/** Does what writes of ours left to be done on an order: what the shelf wants, and the status it had before a refund. */
export async function finish(ask: Client, { id }: ShopOrder, book: ShelfBook): Promise<void> {
	const there = answered(await ask({ operation: 'readOrder', order: id, path: orderPath(id) }, orderThere));
	let notes = there.staff_notes;
	for (const open of opensIn(notes)) {
		await evenShelf(ask, id, open, book);
		notes = without(notes, openNote(open));
		await change(ask, id, { operation: 'closeShelf', body: { staff_notes: notes } });
	}
	if (wasIn(notes).length === 0) return;
	await setBack(ask, id, { there: { ...there, staff_notes: notes }, ...(await readMoney(ask, id)) });
}

/**
 * Changes the count of the shelf. One that was changed can't be told there from one that was not, so that it is about to be
 * changed stands in our own books before; where no answer came, a person is told, and it is not sent a second time.
 */
async function evenShelf(ask: Client, order: string, open: Open, book: ShelfBook): Promise<void> {
	const { mark, moves } = open;
	const step = await book.stepOf(mark);
	if (step === 'made') return;
	const quantity = moves.reduce((all, { by }) => all + Math.abs(by), 0);
	if (step === 'begun') return book.tell({ mark, quantity, words: '' });
	await book.note(mark, 'begun');
	const answer = await adjust(ask, order, open).catch(async (problem: unknown) => {
		if (!(problem instanceof ChannelTrouble)) throw problem;
		if (problem.kind !== 'busy') return lost(problem);
		await book.note(mark, 'open'); // it surely was not made
		throw problem;
	});
	if (answer.ok) return book.note(mark, 'made');
	await book.tell({ mark, quantity, words: answer.words });
}

/** Where units are counted that nobody said another place of. */
const PLACE = 1;

function adjust(ask: Client, order: string, { mark, moves }: Open): Promise<Answer<unknown>> {
	const items = moves.map(({ kind, id, by }) => ({ location_id: PLACE, [`${kind}_id`]: id, quantity: by }));
	const path = '/v3/inventory/adjustments/relative';
	const body = { reason: `Rescind ${mark}`, items };
	return ask({ operation: 'adjustShelf', method: 'POST', order, path, body }, nothing);
}

const lost = (problem: ChannelTrouble): Answer<never> => ({
	ok: false,
	status: 0,
	code: 'lost',
	words: problem.message
});

/**
 * A refund gives the order another status by itself, and what it was before is what it is: of a part that is canceled the
 * status stays, and what was canceled stays canceled. Nothing where no refund of ours was made since.
 */
export async function setBack(ask: Client, order: string, read: Pick<Read, 'there' | 'refunds'>): Promise<void> {
	const made = madeSince(read);
	const [first] = made;
	if (!first) return;
	const staff_notes = made.reduce((notes, was) => without(notes, wasNote(was)), read.there.staff_notes);
	await change(ask, order, { operation: 'setStatusBack', body: { ...statusOf(read, first), staff_notes } });
}

const statusOf = ({ there }: Pick<Read, 'there'>, { status }: Was) =>
	isByRefund(there.status_id) && there.status_id !== status ? { status_id: status } : {};

type Changing = { readonly operation: string; readonly body: object };

async function change(ask: Client, order: string, { operation, body }: Changing): Promise<void> {
	answered(await ask({ operation, method: 'PUT', order, path: orderPath(order), body }, nothing));
}
