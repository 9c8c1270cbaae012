import type { Push, RefundAsk } from '../../../src/lib/modules/channels/connector';
import { bigcommerce } from '../../../src/lib/modules/channels/connectors/bigcommerce/connector.server';
import type { ShelfBook, ShelfStep, Unsure } from '../../../src/lib/modules/channels/shelf';
import type { Line } from '../../../src/lib/modules/channels/wire';
import { startBig } from './fake';
import type { StoreOrder } from './store';

type Off = readonly (readonly [sku: string, quantity: number])[];

/** The connector alone on a fake store: no books of ours behind it but what it is given. */
export async function openBig() {
	const store = await startBig();
	const line: Line = async ({ method, path, body = null, headers = {} }) => {
		const answer = await fetch(`${store.url}${path}`, {
			...{ method, body, redirect: 'manual' },
			headers: { ...headers, accept: 'application/json' }
		});
		return { status: answer.status, text: await answer.text(), headers: answer.headers };
	};
	const api = bigcommerce.open(line, store.credentials, store.url);
	/** What our own books say of the shelf, and what a person was told. */
	const steps = new Map<string, ShelfStep>();
	const told: Unsure[] = [];
	const book: ShelfBook = {
		stepOf: async (mark) => steps.get(mark) ?? 'open',
		note: async (mark, step) => void steps.set(mark, step),
		tell: async (unsure) => void told.push(unsure)
	};
	const read = async ({ id }: StoreOrder) => {
		const order = await api.readOrder(String(id));
		if (!order) throw new Error('the order is not there');
		return order;
	};
	/** Reads it as whoever brings it in step does. */
	const finish = async (there: StoreOrder) => {
		const order = await read(there);
		if (order.unfinished) await api.finish?.(order, book);
	};
	return {
		store,
		api,
		steps,
		told,
		read,
		finish,
		refund: ({ id }: StoreOrder, amount: number, key: string, more: Partial<RefundAsk> = {}) =>
			api.pushRefund({
				...{ order: String(id), payment: 'braintree', kind: 'refund', amount, currency: 'USD', key },
				...{ note: '1001', held: 5600, ...more }
			}),
		push: async (there: StoreOrder, mark: string, off: Off, more: Partial<Push> = {}) => {
			const answer = await api.pushCancellation(await read(there), pushOf(there, mark, off, more));
			await finish(there);
			return answer;
		},
		reset: () => {
			store.faults.splice(0);
			told.splice(0);
			Object.assign(store, { tracking: 'product' });
			Object.assign(store.rules, { taken: 'order_placed', onEdit: false, onCancel: false });
		},
		close: store.close
	};
}
export type BigApi = Awaited<ReturnType<typeof openBig>>;

export const pushOf = ({ products }: StoreOrder, mark: string, off: Off, more: Partial<Push> = {}): Push => ({
	...{ mark, whole: false, reason: null, note: 'C-1', restock: true, notify: false, ...more },
	lines: off.map(([sku, quantity]) => ({
		...{ line: String(products.find((line) => line.sku === sku)?.id), quantity, before: 0, after: quantity }
	}))
});
