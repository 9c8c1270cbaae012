import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { SYSTEM, type Actor } from '../../src/lib/core/actor';
import { systemCtx, withActor, type Ctx } from '../../src/lib/server/ctx';
import type { Db } from '../../src/lib/server/db';
import { setReactions } from '../../src/lib/server/outbox';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { orderInput, type OrderInput } from '../../src/lib/modules/orders/schema';

export const NOW = new Date('2026-03-02T10:00:00.000Z');

/** A context without a running app: what follows is enqueued, and nobody works it off. */
export function quietCtx(db: Db, actor: Actor = SYSTEM): Ctx {
	setReactions(REACTIONS);
	return withActor(systemCtx({ db, secrets: [randomBytes(32)], timeZone: 'UTC', now: NOW }), actor);
}

/** A paid order of two lines, or what `over` makes of it. */
export const anOrder = (over: Partial<z.input<typeof orderInput>> = {}): OrderInput =>
	orderInput.parse({
		number: `T-${randomBytes(4).toString('hex')}`,
		email: 'ada@example.com',
		name: 'Ada',
		currency: 'USD',
		placed_at: '2026-03-01T09:00:00Z',
		region: 'US',
		locale: 'en',
		line_items: [
			{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 },
			{ sku: 'LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, tax: 200 }
		],
		discounts: [{ label: 'Spring', amount: 560 }],
		charges: [{ kind: 'shipping', amount: 800 }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840 }],
		...over
	});
