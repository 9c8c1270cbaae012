import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { sandboxPayments } from '../../src/lib/modules/payments/tables.server';
import { linkActor, shopperActor, staffActor, SYSTEM, type Actor, type Role } from '../../src/lib/core/actor';
import { later, MINUTE } from '../../src/lib/core/time';
import { look } from '../../src/lib/modules/cancellations/actions/look/look.server';
import { request } from '../../src/lib/modules/cancellations/actions/request/request.server';
import { decideDue } from '../../src/lib/modules/payments/repository/sandbox.server';
import { catchUp } from '../../src/lib/modules/refunds/methods/chase.server';
import { find } from '../../src/lib/modules/refunds/repository.server';
import { products } from '../../src/lib/modules/orders/tables.server';
import type { WalletKind } from '../../src/lib/modules/wallets/posting';
import { balance, post } from '../../src/lib/modules/wallets/repository.server';
import { getOrder } from '../../src/lib/modules/orders/repository/read.server';
import type { orderInput } from '../../src/lib/modules/orders/schema';
import type { Policy } from '../../src/lib/modules/settings/policy';
import type { Reason } from '../../src/lib/modules/settings/reasons';
import { changePolicy } from '../../src/lib/modules/settings/repository.server';
import { newId, withActor, type Ctx } from '../../src/lib/server/ctx';
import type { ConnectOptions } from '../../src/lib/server/db';
import { setMailing, type Post } from '../../src/lib/server/mail';
import { setReactions, type Reactions } from '../../src/lib/server/outbox';
import type { Due } from '../../src/lib/server/poller';
import { takeInOrder } from '../../src/lib/wiring/orders.server';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { settleDown } from '../../src/lib/wiring/pay/settle.server';
import { testDatabase } from './database';
import { anOrder } from './orders';
import { NOW, testCtx } from './rows';

type Asked = readonly (readonly [sku: string, quantity: number])[];

/** Takes every mail and keeps none. */
const NOWHERE: Post = {
	keepsCopies: false,
	send: ({ id }) => Promise.resolve({ state: 'sent', providerId: id }),
	sendAll: (_key, mails) => Promise.resolve({ state: 'sent', providerIds: mails.map(({ id }) => id) })
};

type Wiring = Pick<ConnectOptions, 'socket' | 'max'> & {
	readonly reactions?: Reactions;
	readonly due?: readonly Due[];
};

/** A whole shop on a database of its own, wired as in the app. Its clock stands still until it is moved on. */
export async function openShop({ reactions = REACTIONS, due, ...listening }: Wiring = {}) {
	const { db, close, connectionOptions } = await testDatabase(listening);
	setReactions(reactions);
	setMailing({ post: NOWHERE, origin: 'https://shop.example' });
	let now = NOW;
	const base = testCtx(db, now);
	const ctx = (actor: Actor = SYSTEM): Ctx => withActor({ ...base, now }, actor);
	const staff = (role: Role, name: string = role) => ctx(staffActor(`stf_${name}`, name, role));
	const settle = () => settleDown(db, () => Promise.resolve(ctx()), due);

	const place = async (over: Partial<z.input<typeof orderInput>> = {}) => {
		const id = await takeInOrder(ctx(), anOrder(over), { channel: 'api', partner: null });
		return getOrder(db, SYSTEM, id);
	};
	type Placed = Awaited<ReturnType<typeof place>>;
	const itemsOf = (order: Placed, asked: Asked, reason: Reason = 'changed_mind') =>
		asked.map(([sku, quantity]) => ({
			line_item: order.lines.find((line) => line.sku === sku)?.id ?? '',
			quantity,
			reason
		}));
	const shopper = (order: Placed) => ctx(shopperActor(order.shopperId, order.name));
	return {
		db,
		close,
		/** Where another process finds this shop's database. */
		connectionOptions,
		ctx,
		staff,
		shopper,
		link: (id: string) => ctx(linkActor(id, 'Ada')),
		settle,
		place,
		itemsOf,
		order: (id: string) => getOrder(db, SYSTEM, id),
		see: (id: string) => look(ctx(), { cancellation: id }),
		policy: (patch: Partial<Policy>) => db.transaction((tx) => changePolicy(tx, ctx(), patch)),
		ask: (order: Placed, asked: Asked, reason?: Reason) =>
			request(shopper(order), { order: order.id, items: itemsOf(order, asked, reason) }),
		/** Time goes by, and what is due happens. */
		pass: async (minutes: number) => {
			now = later(now, minutes * MINUTE);
			await settle();
		},
		/** The gateway says how this case's refunds stand, as its webhook would. */
		gatewayTells: async (id: string) => {
			await decideDue(db);
			for (const { id: refund } of (await look(ctx(), { cancellation: id })).refunds) {
				const known = await find(db, refund);
				if (known) await catchUp(ctx(), known);
			}
		},
		/** The gateway takes money without our knowing yet. */
		capture: (reference: string, amount: number) =>
			db.update(sandboxPayments).set({ capturedMinor: amount }).where(eq(sandboxPayments.reference, reference)),
		/** Whoever had jobs to do is gone with them. */
		forgetJobs: () => db.execute(sql`delete from pgboss.job`),
		/** Puts a product on the shelf. Orders placed afterwards are of it. */
		stock: (sku: string, stock: number) =>
			db
				.insert(products)
				.values({ id: newId('prd'), sku, title: sku, stock })
				.onConflictDoUpdate({ target: products.sku, set: { stock } }),
		wallet: (shopperId: string, walletKind: WalletKind, currency = 'USD') =>
			balance(db, { shopperId, walletKind, currency }),
		spend: (shopperId: string, amount: number, walletKind: 'points' | 'store_credit' = 'points', currency = 'USD') =>
			db.transaction((tx) =>
				post(tx, ctx(), { key: newId('led'), kind: 'spend', shopperId, walletKind, currency, amount })
			)
	};
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
