import { ordersAt, unitsOf, type Came, type Units } from '../stores/there';
import { PROVIDER, refundedOf, totalOf, type StoreOrder } from './store';

type Store = {
	readonly orders: Map<number, StoreOrder>;
	readonly shelf: Map<number, number>;
	readonly now: string;
	webhook(topic: string, order: StoreOrder, event?: string): Came;
	nextId(): number;
};

const TOPICS = { placed: 'store/order/created', changed: 'store/order/updated' };
const CANCELED = 5;

/** What somebody in the store can do with an order there, and what its own books say of it. */
export const thereIn = (store: Store) =>
	ordersAt(
		(id) => store.orders.get(Number(id)),
		(order) => ({ ...deedsOn(store, order), ...booksOf(store, order) })
	);

const deedsOn = (store: Store, order: StoreOrder) => ({
	id: String(order.id),
	number: String(order.id),
	setQuantity: (sku: string, quantity: number) => {
		for (const line of order.products) if (line.sku === sku) line.quantity = quantity;
		order.products = order.products.filter((line) => line.quantity > 0);
	},
	add: (sku: string, quantity: number, price: number) => {
		const product = store.nextId();
		store.shelf.set(product, 10);
		order.goods.push({ sku, product });
		store.nextId(); // its variant
		order.products.push({ id: store.nextId(), sku, product, quantity, shipped: 0, price, discount: 0 });
		order.transactions.push({ id: store.nextId(), event: 'purchase', amount: quantity * price });
	},
	cancel: () => void (order.status = CANCELED),
	refund: (amount: number, units: Units = []) => {
		order.refunds.push({
			...{ id: store.nextId(), amount, provider: PROVIDER, reason: 'Goodwill', offline: false, declined: '' },
			at: order.shippedAt === '' ? store.now : AFTER_IT_WAS_SENT,
			units: units.map(([sku, quantity]) => ({
				...{ product: order.products.find((line) => line.sku === sku)?.id ?? 0, quantity }
			}))
		});
		order.status = refundedOf(order) === totalOf(order) ? 4 : 14;
	},
	enter: (amount: number) => {
		const entered = { provider: PROVIDER, reason: 'By bank', offline: true, declined: '', units: [] };
		order.refunds.push({ id: store.nextId(), at: store.now, amount, ...entered });
		order.status = refundedOf(order) === totalOf(order) ? 4 : 14;
	},
	decline: () => void (order.declines = 'The account is closed'),
	ship: (...units: Units) => {
		const part = new Map(units);
		for (const line of order.products) line.shipped = part.get(line.sku) ?? line.quantity;
		if (units.length > 0) order.status = 3;
		else Object.assign(order, { status: 2, shippedAt: 'Mon, 02 Mar 2026 09:30:00 +0000' });
	},
	changedLast: () => void (order.modifiedAt = '2026-03-09T10:00:00+00:00'),
	forget: () => void store.orders.delete(order.id),
	webhook: (what: keyof typeof TOPICS, event?: string) => store.webhook(TOPICS[what], order, event)
});

const AFTER_IT_WAS_SENT = '2026-03-02T11:00:00+00:00';

const booksOf = ({ shelf }: Store, order: StoreOrder) => {
	const leftOf = (sku: string) => {
		const line = order.products.find((one) => one.sku === sku);
		const given = order.refunds.flatMap(({ units }) => units).filter(({ product }) => product === line?.id);
		const units = given.reduce((all, { quantity }) => all + quantity, 0);
		return order.status === CANCELED ? 0 : (line?.quantity ?? 0) - units;
	};
	const made = () => order.refunds.filter(({ declined }) => declined === '');
	return {
		left: () => unitsOf(order.goods.map(({ sku }) => ({ sku, units: leftOf(sku) }))),
		shelf: () => unitsOf(order.goods.map(({ sku, product }) => ({ sku, units: shelf.get(product) ?? 0 }))),
		refunds: () =>
			made()
				.filter(({ offline }) => !offline)
				.map(({ amount }) => amount),
		noted: () =>
			made()
				.filter(({ offline }) => offline)
				.map(({ amount }) => amount),
		isOver: () => order.status === CANCELED
	};
};
