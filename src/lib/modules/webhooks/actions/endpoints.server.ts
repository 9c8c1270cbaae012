import { randomBytes } from 'node:crypto';
import type { EventName } from '$lib/core/events';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { settledPlace } from '$lib/server/feed/feed';
import { getReach } from '$lib/server/outside';
import { mayCall } from '$lib/server/outside-address';
import { record } from '$lib/server/outbox';
import { seal } from '$lib/server/config/secrets';
import type { Tx } from '$lib/server/db';
import { supplierNamed } from '../../suppliers/repository/directory.server';
import { KINDS, offersTo } from '../kinds';
import type { EndpointKind } from '../kinds/names';
import { shownAddress } from '../mask';
import { FOR_SUPPLIERS } from '../offered';
import {
	changeEndpoint as change,
	countEndpoints,
	deleteEndpoint,
	insertEndpoint,
	listListening,
	lockEndpoint
} from '../repository/endpoints.server';
import { beginInFeed } from '../repository/feed.server';
import type { EndpointPatch, NewEndpoint } from '../schema';
import { secretOf, SECRET_BYTES } from '../signature';
import { demandKeeper } from './rights.server';

/** Each of them is written to for every event, so there is an end. */
const MOST_ENDPOINTS = 50;
const MOST_OF_A_BUYER = 5;

/** Who adds it by a buyer's key adds its own. @returns the id of the new endpoint, and its secret where it has one */
export async function addEndpoint(ctx: Ctx, { kind, name, address, partner, ...asked }: NewEndpoint) {
	demandKeeper(ctx);
	const buyer = ctx.actor.kind === 'partner' ? ctx.actor.id : null;
	if (buyer !== null && partner) throw new Refused('auth.forbidden');
	const events = partner ? FOR_SUPPLIERS : asked.events;
	const url = demand(mayCall(address, getReach())).href;
	demandOffered({ kind, buyer }, events);
	const secret = KINDS[kind].signed ? secretOf(randomBytes(SECRET_BYTES)) : null;
	const place = await settledPlace(ctx);
	const id = ctx.newId('whe');
	await ctx.db.transaction(async (tx) => {
		const most = buyer === null ? MOST_ENDPOINTS : MOST_OF_A_BUYER;
		if ((await countEndpoints(tx, buyer)) >= most) throw new Refused('webhook.too_many', { most });
		if ((await listListening(tx)).length === 0) await beginInFeed(tx, place);
		if (partner) await demandSupplier(tx, kind, partner);
		await insertEndpoint(tx, {
			...{ id, kind, name, events: unique(events), locale: ctx.locale, partner: partner || null, buyer },
			...addressOf(ctx, kind, url),
			secretSealed: secret && seal(ctx.secrets, secret),
			...{ since: ctx.now, createdAt: ctx.now }
		});
		await record(tx, ctx, { name: 'webhook.added', subject: id, data: { name } });
	});
	return { id, secret };
}

/** What is left out, or left empty, stays as it is. */
export async function changeEndpoint(ctx: Ctx, { id, address = '', ...given }: EndpointPatch): Promise<void> {
	demandKeeper(ctx);
	await ctx.db.transaction(async (tx) => {
		const { kind, ...now } = await lockEndpoint(tx, ctx.actor, id);
		const { name = now.name } = given;
		const events = now.partner === null ? (given.events ?? now.events) : now.events;
		demandOffered({ kind, buyer: now.buyer }, events);
		const moved = address === '' ? {} : addressOf(ctx, kind, demand(mayCall(address, getReach())).href);
		await change(tx, id, { name, events: unique(events), ...moved });
		await record(tx, ctx, { name: 'webhook.changed', subject: id, data: { name } });
	});
}

/** Nothing more is sent there, and what was is forgotten. */
export async function removeEndpoint(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandKeeper(ctx);
	await ctx.db.transaction(async (tx) => {
		const { name } = await lockEndpoint(tx, ctx.actor, id);
		await deleteEndpoint(tx, id);
		await record(tx, ctx, { name: 'webhook.removed', subject: id, data: { name } });
	});
}

/** What happens meanwhile is written down, and waits. */
export async function pauseEndpoint(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandKeeper(ctx);
	await ctx.db.transaction(async (tx) => {
		const { name, state } = await lockEndpoint(tx, ctx.actor, id);
		if (state !== 'on') throw new Refused('webhook.not_on');
		await change(tx, id, { state: 'paused' });
		await record(tx, ctx, { name: 'webhook.paused', subject: id, data: { name } });
	});
}

/** What waited goes at once. Where it was turned off, what happened since then was not written down. */
export async function resumeEndpoint(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandKeeper(ctx);
	const place = await settledPlace(ctx);
	await ctx.db.transaction(async (tx) => {
		const { name, state } = await lockEndpoint(tx, ctx.actor, id);
		if (state === 'on') return;
		if ((await listListening(tx)).length === 0) await beginInFeed(tx, place);
		await change(tx, id, {
			...{ state: 'on', offReason: null, failingSince: null, failures: 0, holdUntil: null },
			...(state === 'off' ? { since: ctx.now } : {})
		});
		await record(tx, ctx, { name: 'webhook.resumed', subject: id, data: { name } });
	});
}

/** What it is asked is for its program alone, and signed. */
async function demandSupplier(tx: Tx, kind: EndpointKind, name: string): Promise<void> {
	if (!KINDS[kind].signed) throw new Refused('webhook.event_unknown', { event: 'supplier.asked' });
	if (!(await supplierNamed(tx, name))) throw new Refused('supplier.not_found');
}

type Told = { readonly kind: EndpointKind; readonly buyer: string | null };

function demandOffered(told: Told, events: readonly EventName[]): void {
	const offers = offersTo(told);
	const unknown = events.find((event) => !offers.includes(event));
	if (unknown) throw new Refused('webhook.event_unknown', { event: unknown });
}

const addressOf = ({ secrets }: Ctx, kind: EndpointKind, url: string) => ({
	addressSealed: seal(secrets, url),
	addressShown: shownAddress(url, !KINDS[kind].signed)
});

const unique = (events: readonly EventName[]) => [...new Set(events)];
