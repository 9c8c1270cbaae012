import { z } from 'zod';
import { MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { open } from '$lib/server/config/secrets';
import type { Api, Connector, Credentials } from '../connector';
import { lineTo } from '../line/line.server';
import { ChannelTrouble } from '../trouble';
import { getConnection, type Connection } from '../repository/connections.server';
import { CONNECTORS } from './index.server';

/** A connection that can be asked. */
export type Opened = { readonly connection: Connection; readonly connector: Connector; readonly api: Api };

/** @throws Refused `connection.not_found` */
export const openConnection = async (ctx: Ctx, id: string): Promise<Opened> =>
	opened(ctx, await getConnection(ctx.db, id));

/**
 * The same, unless it is paused: nothing is read or sent there then, and whoever asks is to come back.
 * @throws Refused `connection.not_found`, ChannelTrouble `busy`
 */
export async function openUnpaused(ctx: Ctx, id: string): Promise<Opened> {
	const found = await openConnection(ctx, id);
	if (found.connection.state !== 'on') throw new ChannelTrouble('busy', 'The connection is paused', MINUTE);
	return found;
}

export function opened(ctx: Ctx, connection: Connection): Opened {
	const connector: Connector = CONNECTORS[connection.connector];
	const credentials = credentialsOf(ctx, connection);
	const base = connection.baseUrl ?? connector.baseUrl(credentials);
	const line = lineTo(ctx, {
		connection: connection.id,
		base,
		secrets: connector.fields.flatMap(({ name, secret }) => (secret ? (credentials[name] ?? []) : [])),
		pace: connector.pace
	});
	return { connection, connector, api: connector.open(line, credentials, base) };
}

/** What its webhooks are signed with. */
export const webhookSecretOf = ({ secrets }: Pick<Ctx, 'secrets'>, { webhookSecretSealed }: Connection): string =>
	open(secrets, webhookSecretSealed);

const stored = z.record(z.string(), z.string());

export const credentialsOf = ({ secrets }: Pick<Ctx, 'secrets'>, { credentialsSealed }: Connection): Credentials =>
	stored.parse(JSON.parse(open(secrets, credentialsSealed)));
