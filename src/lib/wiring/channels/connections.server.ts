import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { getMailing } from '$lib/server/mail';
import { addConnection, changeConnectionOf, noteCheck } from '../../modules/channels/actions/connections.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import type { Connector } from '../../modules/channels/connector';
import type { ConnectorName } from '../../modules/channels/connectors/names';
import { findConnection } from '../../modules/channels/repository/connections.server';
import { getReach } from '$lib/server/outside';
import { CONNECTORS } from '../../modules/channels/connectors/index.server';
import { openConnection, webhookSecretOf } from '../../modules/channels/connectors/open.server';
import type { ConnectionChange, NewConnection, NewStore } from '../../modules/channels/schema';
import { ChannelTrouble } from '../../modules/channels/trouble';
import { within } from '../door/within.server';
import { connectEdi, seeEdi } from './edi.server';

const ANSWER_WITHIN = 20 * SECOND;

/** Where a connection's webhooks go. */
export const webhookUrl = (connector: string, id: string): string =>
	`${getMailing().origin}/webhooks/${connector}/${id}`;

export const connectorLabel = (name: ConnectorName): string => CONNECTORS[name].label;

/** What a page has to ask for, to make a connection of that kind. */
export function connectorForm(name: ConnectorName) {
	const { label, version, sides, fields }: Connector = CONNECTORS[name];
	return { label, version, sides, fields, mayMove: getReach() === 'private' };
}

/** A connection as the API shows it. */
export async function seeConnection(ctx: Ctx, { id }: { readonly id: string }) {
	const store = await findConnection(ctx.db, id);
	if (!store) return seeEdi(ctx, id);
	const { connector: kind, side: role, name, state, webhooks, trouble, createdAt } = store;
	const webhook_url = webhookUrl(kind, id);
	return { id, kind, role, name, state, webhook_url, webhooks, trouble, created_at: createdAt.toISOString() };
}

/** Makes a connection; whether it works is tried by `testConnection`. @returns its id */
export const connect = (ctx: Ctx, input: NewConnection): Promise<string> =>
	isStore(input) ? addConnection(ctx, input, CONNECTORS[input.kind]) : connectEdi(ctx, input);

const isStore = (input: NewConnection): input is NewStore => input.kind !== 'edi';

export const changeConnected = (ctx: Ctx, input: ConnectionChange): Promise<void> =>
	changeConnectionOf(ctx, input, ({ connector }) => CONNECTORS[connector]);

/**
 * Tries a connection now: asks it who it is and what our key may not do, and has it tell us of what happens.
 * @throws Refused `connection.not_answering` with its own words
 */
export async function testConnection(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandManager(ctx);
	const { connection, connector, api } = await openConnection(ctx, id);
	try {
		const checked = await within(ANSWER_WITHIN, api.healthCheck());
		const address = webhookUrl(connection.connector, id);
		const secret = webhookSecretOf(ctx, connection);
		const webhooks = connector.can.webhooks ? await within(ANSWER_WITHIN, api.registerWebhooks(address, secret)) : [];
		await noteCheck(ctx, { id, checked, webhooks });
	} catch (error) {
		if (error instanceof Refused) throw error;
		const words = error instanceof ChannelTrouble ? `${error.kind}: ${error.message}` : 'unexpected';
		throw new Refused('connection.not_answering', { words });
	}
}
