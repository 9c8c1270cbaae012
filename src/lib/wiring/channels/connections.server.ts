import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { getMailing } from '$lib/server/mail';
import { addConnection, changeConnectionOf, noteCheck } from '../../modules/channels/actions/connections.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { CONNECTORS } from '../../modules/channels/connectors/index.server';
import { openConnection } from '../../modules/channels/connectors/open.server';
import type { ConnectionChange, NewConnection } from '../../modules/channels/schema';
import { ChannelTrouble } from '../../modules/channels/trouble';
import { within } from '../door/within.server';

const ANSWER_WITHIN = 20 * SECOND;

/** Where a connection's webhooks go. */
export const webhookUrl = (connector: string, id: string): string =>
	`${getMailing().origin}/webhooks/${connector}/${id}`;

/** Makes a connection; whether it works is tried by `testConnection`. @returns its id */
export const connect = (ctx: Ctx, input: NewConnection): Promise<string> =>
	addConnection(ctx, input, CONNECTORS[input.kind]);

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
		const webhooks = connector.can.webhooks ? await within(ANSWER_WITHIN, api.registerWebhooks(address)) : [];
		await noteCheck(ctx, { id, checked, webhooks });
	} catch (error) {
		if (error instanceof Refused) throw error;
		const words = error instanceof ChannelTrouble ? `${error.kind}: ${error.message}` : 'unexpected';
		throw new Refused('connection.not_answering', { words });
	}
}
