import { HOUR, later } from '$lib/core/time';
import { open, seal } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Credentials } from '../connector';
import { changeConnection, lockConnection, NONE_REFUSED, type Connection } from '../repository/connections.server';
import type { ConnectionChange } from '../schema';
import type { ConnectionState } from '../states';
import { demandManager, demandOwner } from './rights.server';
import { addressIn, credentialsIn, demandFree, demandSeen, signedBy, type Kind } from './typed.server';

type Changer = { readonly tx: Tx; readonly ctx: Ctx; readonly before: Connection };

/**
 * Changes what is given; credentials left empty stay as they are. A changed signing secret leaves the old one good for a
 * day.
 */
export const changeConnectionOf = (
	ctx: Ctx,
	input: ConnectionChange,
	kindOf: (one: Connection) => Kind
): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const before = await lockConnection(tx, input.id);
		demandSeen(before, input.ifMatch);
		await changeTyped({ tx, ctx, before }, input, kindOf(before));
		if (input.state) await turn({ tx, ctx, before }, input.state);
	});

async function changeTyped({ tx, ctx, before }: Changer, input: ConnectionChange, kind: Kind): Promise<void> {
	const { name = before.name, base_url, credentials: typed, webhook_secret } = input;
	if ([input.name, base_url, typed, webhook_secret].every((one) => one === undefined)) return;
	if (name !== before.name) await demandFree(tx, name);
	const kept: unknown = JSON.parse(open(ctx.secrets, before.credentialsSealed));
	const credentials = credentialsIn(kind, { ...Object(kept), ...given(typed ?? {}) });
	const secret = open(ctx.secrets, before.webhookSecretSealed);
	const now = webhook_secret ?? signedBy(kind, credentials) ?? secret;
	await changeConnection(tx, before.id, {
		...{ name, version: before.version + 1 },
		...(base_url === undefined ? {} : { baseUrl: addressIn(base_url) }),
		credentialsSealed: seal(ctx.secrets, JSON.stringify(credentials)),
		...(now === secret ? {} : rotated(ctx, before, now)),
		...{ holdUntil: null, trouble: null, troubleWords: '', failingSince: null }
	});
	await record(tx, ctx, { name: 'connection.changed', subject: before.id, data: { name } });
}

const OVERLAP = 24 * HOUR;

const rotated = ({ secrets, now }: Ctx, { webhookSecretSealed }: Connection, secret: string) => ({
	webhookSecretSealed: seal(secrets, secret),
	oldWebhookSecretSealed: webhookSecretSealed,
	oldUntil: later(now, OVERLAP),
	...NONE_REFUSED
});

const given = (credentials: Credentials) =>
	Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));

/** Pauses or resumes. What happens meanwhile waits, here and there: it is caught up as soon as it is resumed. */
export const turnConnection = (ctx: Ctx, id: string, state: ConnectionState): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		await turn({ tx, ctx, before: await lockConnection(tx, id) }, state);
	});

const SAID = { on: 'connection.resumed', paused: 'connection.paused' } as const;

async function turn({ tx, ctx, before }: Changer, state: ConnectionState): Promise<void> {
	if (before.state === state) return;
	await changeConnection(tx, before.id, {
		...{ state, version: before.version + 1 },
		...(state === 'on' ? { holdUntil: null, backfillDueAt: ctx.now } : {})
	});
	await record(tx, ctx, { name: SAID[state], subject: before.id, data: { name: before.name } });
}
