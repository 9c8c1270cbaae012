import { randomBytes } from 'node:crypto';
import { demand, Refused } from '$lib/core/refusal';
import { HOUR, later } from '$lib/core/time';
import { open, seal } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { getReach } from '$lib/server/outside';
import { mayCall } from '$lib/server/outside-address';
import { record } from '$lib/server/outbox';
import type { Checked, Connector, Credentials, Registered } from '../connector';
import {
	changeConnection,
	countConnections,
	hasName,
	insertConnection,
	lockConnection,
	type Connection
} from '../repository/connections.server';
import type { ConnectionChange, NewStore } from '../schema';
import { demandManager, demandOwner } from './rights.server';

/** Each is asked every hour what changed there, so there is an end. */
const MOST = 50;

/** What an action needs to know of a connector: it stands to its right. */
export type Kind = Pick<Connector, 'credentials' | 'fields' | 'sides' | 'pace'>;

/** Keeps a connection. From now on, not before, its orders are ours too. @returns its id */
export async function addConnection(ctx: Ctx, input: NewStore, kind: Kind): Promise<string> {
	demandOwner(ctx);
	const { name, kind: connector, role: side } = input;
	if (!kind.sides.includes(side)) throw new Refused('connection.side_unknown', { role: side });
	const credentials = credentialsIn(kind, input.credentials);
	const id = ctx.newId('con');
	await ctx.db.transaction(async (tx) => {
		if ((await countConnections(tx)) >= MOST) throw new Refused('connection.too_many', { most: MOST });
		await demandFree(tx, name);
		await insertConnection(tx, {
			...{ id, connector, side, name, baseUrl: addressIn(input.base_url) },
			credentialsSealed: seal(ctx.secrets, JSON.stringify(credentials)),
			webhookSecretSealed: seal(ctx.secrets, input.webhook_secret ?? signingSecret(kind, credentials)),
			...{ backfilledTo: ctx.now, backfillDueAt: later(ctx.now, HOUR), createdAt: ctx.now },
			...{ left: kind.pace.size, leftAt: ctx.now, size: kind.pace.size, perSecond: kind.pace.perSecond }
		});
		await record(tx, ctx, { name: 'connection.added', subject: id, data: { name, connector, side } });
	});
	return id;
}

/** Credentials left empty stay as they are. A changed signing secret leaves the old one good for a day. */
export const changeConnectionOf = (
	ctx: Ctx,
	input: ConnectionChange,
	kindOf: (one: Connection) => Kind
): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const before = await lockConnection(tx, input.id);
		const kind = kindOf(before);
		if (input.name !== before.name) await demandFree(tx, input.name);
		const kept: unknown = JSON.parse(open(ctx.secrets, before.credentialsSealed));
		const credentials = credentialsIn(kind, { ...Object(kept), ...given(input.credentials) });
		const secret = open(ctx.secrets, before.webhookSecretSealed);
		const now = input.webhook_secret ?? signedBy(kind, credentials) ?? secret;
		await changeConnection(tx, input.id, {
			...{ name: input.name, baseUrl: addressIn(input.base_url) },
			credentialsSealed: seal(ctx.secrets, JSON.stringify(credentials)),
			...(now === secret ? {} : rotated(ctx, before, now)),
			...{ holdUntil: null, trouble: null, troubleWords: '', failingSince: null }
		});
		await record(tx, ctx, { name: 'connection.changed', subject: input.id, data: { name: input.name } });
	});

const OVERLAP = 24 * HOUR;

const rotated = ({ secrets, now }: Ctx, { webhookSecretSealed }: Connection, secret: string) => ({
	webhookSecretSealed: seal(secrets, secret),
	oldWebhookSecretSealed: webhookSecretSealed,
	oldUntil: later(now, OVERLAP)
});

const given = (credentials: Credentials) =>
	Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));

async function demandFree(tx: Tx, name: string): Promise<void> {
	if (await hasName(tx, name)) throw new Refused('connection.name_taken', { name });
}

function credentialsIn({ credentials, fields }: Kind, typed: Credentials): Credentials {
	const read = credentials.safeParse(typed);
	if (read.success) return read.data;
	const wrong = read.error.issues.flatMap(({ path }) => String(path[0] ?? ''));
	const names = fields.map(({ name }) => name).filter((name) => wrong.includes(name));
	throw new Refused('connection.credentials_wrong', { fields: names.join(', ') });
}

const signedBy = ({ fields }: Kind, credentials: Credentials): string | undefined =>
	credentials[fields.find(({ webhook }) => webhook)?.name ?? ''];

const SECRET_BYTES = 24;
const signingSecret = (kind: Kind, credentials: Credentials): string =>
	signedBy(kind, credentials) ?? randomBytes(SECRET_BYTES).toString('base64url');

/** Another address than its own is for sandboxes and tests. */
function addressIn(typed: string | undefined): string | null {
	if (typed === undefined || typed === '') return null;
	if (getReach() !== 'private') throw new Refused('connection.address_fixed');
	return demand(mayCall(typed, 'private')).href.replace(/\/$/, '');
}

export const pauseConnection = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const { name, state } = await lockConnection(tx, id);
		if (state === 'paused') return;
		await changeConnection(tx, id, { state: 'paused' });
		await record(tx, ctx, { name: 'connection.paused', subject: id, data: { name } });
	});

/** What happened meanwhile waits, here and there: it is caught up at once. */
export const resumeConnection = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const { name, state } = await lockConnection(tx, id);
		if (state === 'on') return;
		await changeConnection(tx, id, { state: 'on', holdUntil: null, backfillDueAt: ctx.now });
		await record(tx, ctx, { name: 'connection.resumed', subject: id, data: { name } });
	});

type Told = { readonly id: string; readonly checked: Checked; readonly webhooks: readonly Registered[] };

/** Keeps what a connection said of itself when somebody tried it. */
export const noteCheck = (ctx: Ctx, { id, checked, webhooks }: Told): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const { name } = await lockConnection(tx, id);
		await changeConnection(tx, id, {
			...{ checkedAt: ctx.now, shownName: checked.name, missing: [...checked.missing] },
			webhooks: webhooks.map(({ topic }) => topic)
		});
		await record(tx, ctx, { name: 'connection.tested', subject: id, data: { name } });
	});
