import { ordersAt, unitsOf, type Came, type Units } from '../stores/there';
import type { StoreOrder } from './store';

type Store = {
	readonly orders: Map<string, StoreOrder>;
	webhook(topic: string, order: StoreOrder, event?: string): Came;
	nextId(): string;
};

const TOPICS = { placed: 'orders/create', changed: 'orders/updated' };

/** What somebody in the store can do with an order there, and what its own books say of it. */
export const thereIn = (store: Store) =>
	ordersAt(
		(id) => store.orders.get(id),
		(order) => ({ ...deedsOn(store, order), ...booksOf(order) })
	);

const deedsOn = (store: Store, order: StoreOrder) => ({
	id: order.id,
	number: order.name,
	setQuantity: (sku: string, quantity: number) => {
		for (const line of order.lines.filter((one) => one.sku === sku)) {
			line.quantity += Math.max(0, quantity - line.quantity);
			line.current = quantity;
		}
	},
	add: (sku: string, quantity: number, price: number) => {
		order.lines.push({ id: store.nextId(), sku, quantity, current: quantity, fulfilled: 0, price, shelf: 10 });
		const paid = { kind: 'SALE', status: 'SUCCESS', parent: null } as const;
		order.transactions.push({ id: store.nextId(), amount: quantity * price, ...paid });
	},
	cancel: () => {
		order.cancelledAt = '2026-03-02T10:00:00Z';
		for (const line of order.lines) line.current = 0;
	},
	refund: (amount: number, units: Units = []) => {
		const [sale] = order.transactions;
		const id = store.nextId();
		order.transactions.push({ id, kind: 'REFUND', status: 'SUCCESS', amount, parent: sale?.id ?? null });
		const lines = units.flatMap(([sku, quantity]) => order.lines.flatMap((line) => giveBack(line, sku, quantity)));
		order.refunds.push({ id: store.nextId(), note: 'by hand', lines, transactions: [id] });
	},
	enter: (amount: number) => {
		const [parent, id] = [order.transactions[0]?.id ?? null, store.nextId()];
		order.transactions.push({ id, kind: 'REFUND', status: 'SUCCESS', amount, parent, manual: true });
		order.refunds.push({ id: store.nextId(), note: 'By bank', lines: [], transactions: [id] });
	},
	decline: () => void (order.declines = true),
	ship: (...units: Units) => {
		const part = new Map(units);
		for (const line of order.lines) line.fulfilled = units.length > 0 ? (part.get(line.sku) ?? 0) : line.current;
	},
	changedLast: () => void (order.updatedAt = '2026-03-09T10:00:00'),
	forget: () => void store.orders.delete(order.id),
	webhook: (what: keyof typeof TOPICS, event?: string) => store.webhook(TOPICS[what], order, event)
});

/** What was sent comes back as a return. */
function giveBack(line: StoreOrder['lines'][number], sku: string, quantity: number) {
	if (line.sku !== sku) return [];
	line.current -= quantity;
	return [{ line: line.id, quantity, restockType: line.fulfilled > 0 ? 'RETURN' : 'CANCEL' }];
}

const booksOf = (order: StoreOrder) => ({
	left: () => unitsOf(order.lines.map(({ sku, current }) => ({ sku, units: current }))),
	shelf: () => unitsOf(order.lines.map(({ sku, shelf }) => ({ sku, units: shelf }))),
	refunds: () => refundsIn(order, false),
	noted: () => refundsIn(order, true),
	isOver: () => order.cancelledAt !== null && order.closed
});

const refundsIn = ({ transactions }: StoreOrder, isManual: boolean) =>
	transactions
		.filter(({ kind, status, manual = false }) => kind === 'REFUND' && status !== 'FAILURE' && manual === isManual)
		.map(({ amount }) => amount);
