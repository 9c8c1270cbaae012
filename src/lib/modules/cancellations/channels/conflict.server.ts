import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { There } from '../../channels/repository/orders.server';
import { closeStoreTasks, insertTask, wasTold } from '../../orders/repository/tasks.server';

/**
 * What a person has to look at: units that are gone there and not free here, came back there, were sent all the same, are
 * wanted here again, or were put on the order there and are not on ours.
 */
export type Clash = {
	readonly there: There;
	readonly orderId: string;
	readonly shop: string;
	readonly why: 'units_not_free' | 'units_back' | 'units_shipped' | 'units_to_put_back' | 'units_added';
	/** `name`: of goods that are not ours. */
	readonly lines: readonly { readonly line: string; readonly quantity: number; readonly name?: string }[];
};

const KINDS = {
	units_not_free: 'channel_conflict',
	units_back: 'channel_units_back',
	units_shipped: 'channel_shipped',
	units_to_put_back: 'channel_put_back',
	units_added: 'channel_added'
} as const;

/** Puts what collides before a person, once for what it is. What does not collide any more need not be decided. */
export async function askPerson(tx: Tx, ctx: Ctx, { there, orderId, shop, why, lines }: Clash): Promise<void> {
	const what = lines.map(({ line, quantity }) => `${line}x${quantity}`).join(',');
	const { connectionId: connection, externalId: order } = there;
	const about = { orderId, kind: KINDS[why], reference: `${connection}/${order}/${what}` };
	await closeStoreTasks(tx, { ...about, connection, except: about.reference }, IN_STEP);
	if (lines.length === 0 || (await wasTold(tx, about))) return;
	const quantity = lines.reduce((all, one) => all + one.quantity, 0);
	await insertTask(tx, ctx, {
		...{ orderId, cancellationId: null, kind: KINDS[why] },
		facts: { shop, quantity, lines, ...namesOf(lines), connection, order, reference: about.reference }
	});
}

function namesOf(lines: Clash['lines']) {
	const items = lines.flatMap(({ name, quantity }) => (name ? [`${quantity} × ${name}`] : []));
	return items.length > 0 ? { items: items.join(', ').slice(0, 300) } : {};
}

const IN_STEP = 'in_step';

/** A write that was refused got through after all, or nobody wants it any more. */
export const closeRefusal = (tx: Tx, { there, orderId, push }: Pick<Refusal, 'there' | 'orderId' | 'push'>) =>
	closeStoreTasks(tx, { orderId, kind: 'channel_refused', connection: there.connectionId, push }, IN_STEP);

type Refusal = {
	readonly there: There;
	readonly orderId: string;
	readonly cancellationId: string | null;
	readonly push: string;
	readonly shop: string;
	readonly code: string;
	readonly words: string;
};

/** What was refused there is for a person to settle; `push` is what can be sent again. */
export async function askAboutRefusal(tx: Tx, ctx: Ctx, refusal: Refusal): Promise<void> {
	const { there, orderId, cancellationId, push, shop, code, words } = refusal;
	if (await wasTold(tx, { orderId, kind: 'channel_refused', reference: `${push}/${code}` })) return;
	await insertTask(tx, ctx, {
		...{ orderId, cancellationId, kind: 'channel_refused' },
		facts: {
			...{ shop, push, code, failure: words, reference: `${push}/${code}` },
			...{ connection: there.connectionId, order: there.externalId }
		}
	});
}
