import { and, eq } from 'drizzle-orm';
import { HOUR, SECOND } from '../../../src/lib/core/time';
import { request } from '../../../src/lib/modules/cancellations/actions/request/request.server';
import { cancellations } from '../../../src/lib/modules/cancellations/tables.server';
import { findLink } from '../../../src/lib/modules/channels/repository/orders.server';
import { channelOrders } from '../../../src/lib/modules/channels/tables.server';
import { tasks } from '../../../src/lib/modules/orders/tables.server';
import { bringForward } from '../../../src/lib/server/jobs/drain';
import { setReach } from '../../../src/lib/server/outside';
import { connectChannels } from '../../../src/lib/wiring/channels/channels.server';
import { connect, testConnection } from '../../../src/lib/wiring/channels/connections.server';
import { hearChannel } from '../../../src/lib/wiring/channels/hear.server';
import { openShop, type Shop } from '../shop';
import {
	unitsOf,
	type Came,
	type Goods,
	type Named,
	type Placing,
	type StoreFake,
	type There,
	type Units
} from './there';

export const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
] as const;
export const ALL = [
	['DESK', 3],
	['LAMP', 1]
] as const;

type More = Partial<Pick<Parameters<typeof request>[1], 'restock' | 'when'>>;

/** Time goes by until whatever waits has been tried again. */
export async function catchUp({ db, pass }: Pick<Shop, 'db' | 'pass'>): Promise<void> {
	for (let time = 0; time < 3; time++) {
		await bringForward(db, HOUR / SECOND);
		await pass(30);
	}
}

/** A whole shop of ours, connected with a fake store that tells us of its orders. */
export async function shopOn<F extends StoreFake>(start: () => Promise<F>) {
	setReach('private');
	connectChannels();
	const [shop, store] = await Promise.all([openShop(), start()]);
	const owner = () => shop.staff('owner');
	const connection = await connect(owner(), {
		...{ kind: store.kind, role: 'buyer', name: 'Our store' },
		...{ base_url: store.url, credentials: store.credentials }
	});
	await testConnection(owner(), { id: connection });
	const deliver = (came: Came) => hearChannel(shop.ctx(), { channel: store.kind, id: connection, ...came });
	const oursOf = async ({ id }: Named) => {
		const [found] = await shop.db
			.select({ id: channelOrders.orderId })
			.from(channelOrders)
			.where(and(eq(channelOrders.connectionId, connection), eq(channelOrders.externalId, String(id))));
		return shop.order(found?.id ?? '');
	};
	type Ours = Awaited<ReturnType<typeof oursOf>>;
	const tell = async (order: Named, what: 'placed' | 'changed' = 'changed') => {
		await deliver(store.at(order).webhook(what));
		await shop.settle();
	};
	/** Tells of an order there, and lets what follows happen. @returns our order */
	const bring = async (order: Named) => {
		await tell(order, 'placed');
		return oursOf(order);
	};
	const casesOf = ({ id }: Pick<Ours, 'id'>) =>
		shop.db.select().from(cancellations).where(eq(cancellations.orderId, id)).orderBy(cancellations.createdAt);
	/** Staff cancel here. @returns the case */
	const file = async (order: Ours, asked: Units, more: More = {}) =>
		request(shop.staff('manager'), { order: order.id, items: shop.itemsOf(order, asked), ...more });
	return {
		...shop,
		store,
		owner,
		connection,
		deliver,
		bring,
		/** Tells that it changed there. @returns our order after that */
		tell: async (order: Named) => {
			await tell(order);
			return oursOf(order);
		},
		/** An order that was placed there and taken in here. */
		placed: async (goods: Goods = GOODS, more: Placing = {}) => {
			const order = store.place(goods, more);
			return { there: store.at(order), ours: await bring(order) };
		},
		file,
		/** Staff cancel here, and the grace passes. @returns the case */
		cancel: async (order: Ours, asked: Units, more: More = {}) => {
			const { id } = await file(order, asked, more);
			await shop.pass(11);
			return id;
		},
		catchUp: () => catchUp(shop),
		link: ({ id }: Named) => findLink(shop.db, { connectionId: connection, externalId: String(id) }),
		/** All that both sides say of an order. */
		both: async (there: There, { id }: Pick<Ours, 'id'>) => {
			const { lines, tenders } = await shop.order(id);
			return {
				left: there.left(),
				canceled: unitsOf(lines.map(({ sku, units }) => ({ sku, units: units.canceled }))),
				refunds: there.refunds(),
				refunded: tenders.map(({ refunded }) => refunded),
				cases: (await casesOf({ id })).map(({ state, refundedMinor }) => [state, refundedMinor])
			};
		},
		casesOf,
		/** What a person was asked about the store. */
		tasksOf: async ({ id }: Pick<Ours, 'id'>) =>
			(await shop.db.select().from(tasks).where(eq(tasks.orderId, id))).filter(({ kind }) => /^channel_/.test(kind)),
		close: async () => {
			await store.close();
			await shop.close();
			setReach('public');
		}
	};
}
export type ShopOn<F extends StoreFake> = Awaited<ReturnType<typeof shopOn<F>>>;
