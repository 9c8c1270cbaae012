import type { z } from 'zod';
import { open } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import { getMailing } from '$lib/server/mail';
import { wayOf } from '../../modules/channels/actions/edi-partners.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { CONNECTORS } from '../../modules/channels/connectors/index.server';
import { typedOf } from '../../modules/channels/edi/partner/form';
import {
	connectionsAfter,
	findConnection,
	type Connection
} from '../../modules/channels/repository/connections.server';
import {
	getPartner,
	partnerOf,
	partnersAfter,
	type StoredPartner
} from '../../modules/channels/repository/edi-partners.server';
import type { connectionView } from '../../modules/channels/schema';

/** A connection as the API shows it. */
type ConnectionShown = z.input<typeof connectionView>;
type Page = { readonly items: ConnectionShown[]; readonly next: string | null };

/** Where a connection's webhooks go. */
export const webhookUrl = (connector: string, id: string): string =>
	`${getMailing().origin}/webhooks/${connector}/${id}`;

/** @throws Refused `connection.not_found` */
export async function seeConnection(ctx: Ctx, { id }: { readonly id: string }): Promise<ConnectionShown> {
	demandManager(ctx);
	const store = await findConnection(ctx.db, id);
	return store ? storeView(ctx, store) : partnerView(ctx, await getPartner(ctx.db, id));
}

type Asked = { readonly cursor?: string | undefined; readonly limit: number };

/** Stores and EDI partners in one list, the oldest first. */
export async function pageOfConnections(ctx: Ctx, { cursor = '', limit }: Asked): Promise<Page> {
	demandManager(ctx);
	const [stores, partners] = await Promise.all([
		connectionsAfter(ctx.db, cursor, limit + 1),
		partnersAfter(ctx.db, cursor, limit + 1)
	]);
	const read = [...stores.map((one) => storeView(ctx, one)), ...partners.map((one) => partnerView(ctx, one))];
	const items = read.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
	return { items, next: read.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function storeView({ secrets }: Ctx, store: Connection): ConnectionShown {
	const {
		connector: kind,
		side: role,
		id,
		name,
		state,
		version,
		baseUrl: base_url,
		webhooks,
		missing,
		trouble
	} = store;
	const typed: unknown = JSON.parse(open(secrets, store.credentialsSealed));
	const shown = CONNECTORS[kind].fields.filter(({ secret }) => !secret).map((field) => field.name);
	const settings = Object.fromEntries(shown.map((one) => [one, String(Object(typed)[one] ?? '')]));
	const webhook_url = webhookUrl(kind, id);
	const it = { id, kind, role, name, state, version, base_url, settings };
	const refused = { webhooks_refused: store.refused, webhooks_refused_at: store.refusedAt?.toISOString() ?? null };
	return { ...it, webhook_url, webhooks, ...refused, missing, trouble, ...times(store) };
}

function partnerView(ctx: Ctx, row: StoredPartner): ConnectionShown {
	const { id, side: role, name, state, version, trouble } = row;
	const settings = typedOf(partnerOf(row), wayOf(ctx, row));
	const none = { base_url: null, webhook_url: '', webhooks: [], missing: [], ...NONE_REFUSED };
	return { id, kind: 'edi', role, name, state, version, settings, trouble, ...none, ...times(row) };
}

/** It has no webhooks. */
const NONE_REFUSED = { webhooks_refused: 0, webhooks_refused_at: null };

type Times = Pick<Connection, 'failingSince' | 'lastInAt' | 'lastOutAt' | 'createdAt'>;

const times = ({ failingSince, lastInAt, lastOutAt, createdAt }: Times) => ({
	failing_since: failingSince?.toISOString() ?? null,
	last_in_at: lastInAt?.toISOString() ?? null,
	last_out_at: lastOutAt?.toISOString() ?? null,
	created_at: createdAt.toISOString()
});
