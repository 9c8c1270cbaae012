import { ordersAt, unitsOf, type Came, type Units } from '../stores/there';
import { enter, refundableOn, totalOf, type Shelf, type StoreOrder } from './store';
import { changeOrder } from './writes';

type Store = {
	readonly orders: Map<number, StoreOrder>;
	readonly shelf: Shelf;
	readonly now: string;
	webhook(topic: string, order: StoreOrder, event?: string): Came;
	nextId(): number;
};

const TOPICS = { placed: 'order.created', changed: 'order.updated' };
const OVER = ['cancelled', 'refunded'];

/** What somebody in the store can do with an order there, and what its own books say of it. */
export const thereIn = (store: Store) =>
	ordersAt(
		(id) => store.orders.get(Number(id)),
		(order) => ({ ...deedsOn(store, order), ...booksOf(store, order) })
	);

const deedsOn = (store: Store, order: StoreOrder) => ({
	id: String(order.id),
	number: `#${order.id}`,
	setQuantity: (sku: string, quantity: number) => {
		const line = order.lines.find((one) => one.sku === sku);
		if (!line) throw new Error(`no ${sku} on the order`);
		const worth = ((line.total / line.quantity) * quantity) / 10 ** order.digits;
		const change = { id: line.id, quantity, subtotal: worth.toFixed(4), total: worth.toFixed(4) };
		changeOrder(order, { line_items: [change] }, store.shelf, store.nextId);
	},
	add: (sku: string, quantity: number, price: number) => {
		const product = store.nextId();
		const total = quantity * price;
		store.shelf.set(product, 10);
		order.goods.push({ sku, product });
		const of = { id: store.nextId(), sku, product, variation: 0, quantity };
		order.lines.push({ ...of, subtotal: total, total, reduced: quantity });
	},
	cancel: () => enter(order, 'cancelled', store.shelf),
	refund: (amount: number, units: Units = []) => {
		const lines = units.map(([sku, quantity]) => ({
			...{ line: order.lines.find((line) => line.sku === sku)?.id ?? 0, quantity }
		}));
		const at = order.completedAt === null ? store.now : AFTER_IT_WAS_SENT;
		order.refunds.push({ id: store.nextId(), at, amount, reason: 'Goodwill', paid: true, lines });
		if (totalOf(order) === order.refunds.reduce((all, one) => all + one.amount, 0))
			enter(order, 'refunded', store.shelf);
	},
	enter: (amount: number) => {
		order.refunds.push({ id: store.nextId(), at: store.now, amount, reason: 'By bank', paid: false, lines: [] });
		if (refundableOn(order) === 0) enter(order, 'refunded', store.shelf);
	},
	decline: () => void (order.canRefund = false),
	ship: () => enter(order, 'completed', store.shelf),
	changedLast: () => void (order.modifiedAt = '2026-03-09T10:00:00'),
	forget: () => void store.orders.delete(order.id),
	webhook: (what: keyof typeof TOPICS, event?: string) => store.webhook(TOPICS[what], order, event)
});

const AFTER_IT_WAS_SENT = '2026-03-02T11:00:00';

const booksOf = ({ shelf }: Store, order: StoreOrder) => {
	const refundedUnits = (id: number | undefined) =>
		order.refunds
			.flatMap(({ lines }) => lines)
			.filter(({ line }) => line === id)
			.reduce((all, { quantity }) => all + quantity, 0);
	const leftOf = (sku: string) => {
		const line = order.lines.find((one) => one.sku === sku);
		return OVER.includes(order.status) ? 0 : (line?.quantity ?? 0) - refundedUnits(line?.id);
	};
	return {
		left: () => unitsOf(order.goods.map(({ sku }) => ({ sku, units: leftOf(sku) }))),
		shelf: () => unitsOf(order.goods.map(({ sku, product }) => ({ sku, units: shelf.get(product) ?? 0 }))),
		refunds: () => order.refunds.filter(({ paid }) => paid).map(({ amount }) => amount),
		noted: () => order.refunds.filter(({ paid }) => !paid).map(({ amount }) => amount),
		isOver: () => OVER.includes(order.status)
	};
};
