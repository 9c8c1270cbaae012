import { randomBytes } from 'node:crypto';
import { EVENTS, type EventName } from '../../src/lib/core/events';
import type { Actor } from '../../src/lib/core/actor';
import { SYSTEM } from '../../src/lib/core/actor';
import { systemCtx, withActor, type Ctx } from '../../src/lib/server/ctx';
import type { Db } from '../../src/lib/server/db';
import { setReactions, type Reactions } from '../../src/lib/server/outbox';
import { orderInput, type OrderInput } from '../../src/lib/modules/orders/schema';
import type { z } from 'zod';

export const NOW = new Date('2026-03-02T10:00:00.000Z');

/** A context for tests of one module: nothing follows from anything. */
export function quietCtx(db: Db, actor: Actor = SYSTEM): Ctx {
	setReactions(NO_REACTIONS);
	return withActor(systemCtx({ db, secrets: [randomBytes(32)], timeZone: 'UTC', now: NOW }), actor);
}

const NO_REACTIONS: Reactions = Object.fromEntries<readonly []>(EVENTS.map((name: EventName) => [name, []]));

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
