import { eq } from 'drizzle-orm';
import { accept } from '../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../src/lib/modules/cancellations/actions/decide/release.server';
import { cancellations } from '../../../src/lib/modules/cancellations/tables.server';
import { tasks } from '../../../src/lib/modules/orders/tables.server';
import { setReach } from '../../../src/lib/server/outside';
import { connectChannels } from '../../../src/lib/wiring/channels/channels.server';
import { hearChannel } from '../../../src/lib/wiring/channels/hear.server';
import { sellAt } from '../sellers';
import { openShop, type Shop } from '../shop';
import { catchUp } from './shop';
import type { Named, Placing, StoreFake } from './there';

type Order = Awaited<ReturnType<Shop['place']>>;

/** A shop of ours that buys its desks in a supplier's store. */
export async function buyingAt<F extends StoreFake>(start: () => Promise<F>) {
	setReach('private');
	connectChannels();
	const [shop, store] = await Promise.all([openShop(), start()]);
	const seller = await sellAt(shop, store, { supplier: 'Northwood', skus: ['DESK'] });
	const proceed = async (id: string) => {
		await accept(shop.staff('manager'), { id });
		await sendNow(shop.staff('manager'), { id });
		await shop.settle();
	};
	return {
		...shop,
		store,
		seller,
		/** Three desks of ours, bought there for `price` each with shipping; the lamp is on our own shelf. */
		bought: async ({ price = 900, ...more }: Placing & { readonly price?: number } = {}) => {
			const order = await shop.place();
			const placed = store.place([{ sku: 'desk', quantity: 3, price }], { shipping: 500, ...more });
			const there = store.at(placed);
			await seller.buy(order, there.number);
			return { order, placed, there };
		},
		proceed,
		/** The shopper asks, we accept, and the supplier's store is asked. */
		cancel: async (order: Order, quantity: number) => {
			const { id } = await shop.ask(order, [['DESK', quantity]]);
			await proceed(id);
			return id;
		},
		tell: async (order: Named, event?: string) => {
			const came = store.at(order).webhook('changed', event);
			await hearChannel(shop.ctx(), { channel: store.kind, id: seller.connection, ...came });
			await shop.settle();
		},
		catchUp: () => catchUp(shop),
		casesOf: ({ id }: Order) =>
			shop.db.select().from(cancellations).where(eq(cancellations.orderId, id)).orderBy(cancellations.createdAt),
		/** What a person is asked about suppliers. */
		openTasksOf: async ({ id }: Order) => {
			const found = await shop.db.select().from(tasks).where(eq(tasks.orderId, id));
			return found.flatMap(({ state, kind }) => (state === 'open' && /supplier/.test(kind) ? [kind] : []));
		},
		answersOf: async (order: Order) => (await seller.asksOf(order)).map(({ state }) => state),
		close: async () => {
			await Promise.all([shop.close(), store.close()]);
			setReach('public');
		}
	};
}
export type BuyingAt<F extends StoreFake> = Awaited<ReturnType<typeof buyingAt<F>>>;
