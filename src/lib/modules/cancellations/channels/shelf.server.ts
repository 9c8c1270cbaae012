import type { Ctx } from '$lib/server/ctx';
import type { ShelfBook } from '../../channels/shelf';
import type { There } from '../../channels/repository/orders.server';
import { findPush, noteShelf } from '../../channels/repository/pushes.server';
import { insertTask, wasTold } from '../../orders/repository/tasks.server';

type About = { readonly there: There; readonly orderId: string; readonly shop: string };

/**
 * How far our writes on an order there have come with its shelf, by the push that is their mark. Units that may not be
 * counted there, or twice, are put before a person, once: only somebody who looks there can tell.
 */
export const shelfBook = (ctx: Ctx, { there, orderId, shop }: About): ShelfBook => ({
	stepOf: async (mark) => (await findPush(ctx.db, mark))?.content.shelf ?? 'open',
	note: async (mark, step) => void (await noteShelf(ctx.db, mark, step)),
	tell: async ({ mark, quantity, words }) => {
		const about = { orderId, kind: 'channel_shelf', reference: mark } as const;
		if (await wasTold(ctx.db, about)) return;
		const { connectionId: connection, externalId: order } = there;
		await insertTask(ctx.db, ctx, {
			...{ orderId, cancellationId: null, kind: about.kind },
			facts: { shop, quantity, failure: words, reference: mark, connection, order }
		});
	}
});
