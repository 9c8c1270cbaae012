import { everyLanguage, localeFor } from '$lib/core/languages';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { KINDS } from '../kinds';
import {
	findDelivery,
	insertDeliveries,
	lockDelivery,
	sendAgainAt,
	sendFailedAgain
} from '../repository/deliveries.server';
import { lockEndpoint, type Endpoint } from '../repository/endpoints.server';
import { demandKeeper } from './rights.server';

/** Sends a message that only tries, on the way all others go. @returns the delivery */
export async function sendTest(ctx: Ctx, { id: endpointId }: { readonly id: string }): Promise<string> {
	demandKeeper(ctx);
	const id = ctx.newId('whd');
	await ctx.db.transaction(async (tx) => {
		const endpoint = await lockEndpoint(tx, ctx.actor, endpointId);
		demandOn(endpoint);
		const { kind, locale, name } = endpoint;
		const body = KINDS[kind].test({ id, at: ctx.now, locale: localeFor(everyLanguage(ctx.languages), locale) });
		const times = { nextAt: ctx.now, createdAt: ctx.now };
		await insertDeliveries(tx, [{ id, endpointId, messageId: id, event: 'webhook.tested', body, ...times }]);
		await record(tx, ctx, { name: 'webhook.tested', subject: endpointId, data: { name } });
	});
	return id;
}

/** Sends one message again, by the id its receiver knows. */
export async function sendAgain(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandKeeper(ctx);
	await ctx.db.transaction(async (tx) => {
		const { endpointId } = await findDelivery(tx, ctx.actor, id);
		const endpoint = await lockEndpoint(tx, ctx.actor, endpointId); // first, as whoever books a try does
		demandOn(endpoint);
		if ((await lockDelivery(tx, id)).state === 'waiting') throw new Refused('webhook.waiting');
		await sendAgainAt(tx, id, ctx.now);
		await record(tx, ctx, {
			name: 'webhook.sent_again',
			subject: endpoint.id,
			data: { name: endpoint.name, count: 1 }
		});
	});
}

/** Sends all that failed there again. */
export async function sendAllAgain(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandKeeper(ctx);
	await ctx.db.transaction(async (tx) => {
		const endpoint = await lockEndpoint(tx, ctx.actor, id);
		demandOn(endpoint);
		const count = await sendFailedAgain(tx, id, ctx.now);
		if (count === 0) return;
		await record(tx, ctx, { name: 'webhook.sent_again', subject: id, data: { name: endpoint.name, count } });
	});
}

function demandOn({ state }: Endpoint): void {
	if (state !== 'on') throw new Refused('webhook.not_on');
}
