import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Moment } from '../../scripts/chaos/gateway/world';
import { openGateway } from '../../scripts/chaos/gateway/server';
import { setStripe } from '../../src/lib/modules/payments/gateways/stripe/client.server';
import { executorOn } from '../../src/lib/server/jobs/prepare';
import { setProviders } from '../../src/lib/server/config/providers';
import { hear } from '../../src/lib/wiring/pay/gateway-webhooks.server';
import { newId } from '../../src/lib/server/ctx';
import { openShop } from './shop';

const SECRET = 'whsec_faults';
const ANSWER_WITHIN_MS = 400;

/** A shop whose cards are paid at a gateway that fails on purpose and tells by real webhooks. */
export async function openFaulty(at: (moment: Moment) => unknown = () => {}) {
	const shop = await openShop();
	const door = createServer((request, response) => {
		void text(request).then(async (rawBody) => {
			const headers = new Headers({ 'stripe-signature': String(request.headers['stripe-signature']) });
			await hear(shop.ctx(), { gateway: 'stripe', rawBody, headers }).catch(() => (response.statusCode = 500));
			response.end();
		});
	});
	await new Promise<void>((up) => door.listen(0, '127.0.0.1', up));
	const place = door.address();
	const address = () => `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`;
	const gateway = await openGateway({ secret: SECRET, address, at });
	setProviders(['sandbox', 'stripe']);
	setStripe({ key: 'sk_test_faults', url: gateway.url, webhookSecret: SECRET, answerWithin: ANSWER_WITHIN_MS });
	const pool = new pg.Pool({ ...shop.connectionOptions, max: 1 });
	const boss = new PgBoss({ db: executorOn(pool) });
	return {
		shop,
		gateway,
		/** Three desks for 32.40, 5.00 of it in points, asked back. */
		asked: async () => {
			const reference = newId('pay').replace('pay_', 'pi_');
			gateway.books.open({ id: reference, currency: 'USD', amount: 2740, captured: true });
			const order = await shop.place({
				line_items: [{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1080 }],
				...{ discounts: [], charges: [] },
				tenders: [
					{ kind: 'points', captured: 500 },
					{ kind: 'card', gateway: 'stripe', reference, captured: 2740 }
				]
			});
			return { order, reference, ...(await shop.ask(order, [['DESK', 3]])) };
		},
		/** A minute goes by for jobs that wait, and for those whose worker is dead. */
		wait: async () => {
			await shop.db.execute(sql`update pgboss.job set start_after = start_after - interval '1 hour',
				started_on = started_on - interval '1 hour' where state <= 'active'`);
			await boss.expire();
			await shop.settle();
		},
		/** What the gateway's own books say of a payment: the refunds that moved money. */
		sent: (reference: string) =>
			gateway.books
				.all()
				.filter(({ payment, status }) => payment.id === reference && status !== 'failed')
				.map(({ amount, status }) => ({ amount, status })),
		close: async () => {
			gateway.close();
			door.close();
			await pool.end();
			await shop.close();
		}
	};
}
export type Faulty = Awaited<ReturnType<typeof openFaulty>>;
