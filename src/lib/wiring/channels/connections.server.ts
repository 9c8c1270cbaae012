import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { changeConnectionOf } from '../../modules/channels/actions/change.server';
import { addConnection, noteCheck } from '../../modules/channels/actions/connections.server';
import { changePartnerOf } from '../../modules/channels/actions/edi-partners.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import type { Connector } from '../../modules/channels/connector';
import type { ConnectorName } from '../../modules/channels/connectors/names';
import { findConnection } from '../../modules/channels/repository/connections.server';
import { getReach } from '$lib/server/outside';
import { CONNECTORS } from '../../modules/channels/connectors/index.server';
import { openConnection, webhookSecretOf } from '../../modules/channels/connectors/open.server';
import { missingThere } from '../../modules/channels/missing';
import type { ConnectionChange, NewConnection, NewStore } from '../../modules/channels/schema';
import { ChannelTrouble } from '../../modules/channels/trouble';
import { becomeShop } from '../../modules/suppliers/actions/asked-by.server';
import { within } from '../door/within.server';
import { connectEdi, testEdi } from './edi.server';
import { webhookUrl } from './seen.server';

const ANSWER_WITHIN = 20 * SECOND;

export const connectorLabel = (name: ConnectorName): string => CONNECTORS[name].label;

/** What a page has to ask for, to make a connection of that kind. */
export function connectorForm(name: ConnectorName) {
	const { label, version, sides, fields, scopes = [] }: Connector = CONNECTORS[name];
	return { label, version, sides, fields, scopes, mayMove: getReach() === 'private' };
}

/** Makes a connection; whether it works is tried by `testConnection`. @returns its id */
export const connect = (ctx: Ctx, input: NewConnection): Promise<string> =>
	isStore(input)
		? addConnection(ctx, input, CONNECTORS[input.kind], (tx, name) => becomeShop(tx, ctx, name))
		: connectEdi(ctx, input);

const isStore = (input: NewConnection): input is NewStore => input.kind !== 'edi';

/** Changes a store or an EDI partner. @throws Refused `connection.not_found` */
export async function changeConnected(ctx: Ctx, input: ConnectionChange): Promise<void> {
	if (await findConnection(ctx.db, input.id))
		return changeConnectionOf(ctx, input, ({ connector }) => CONNECTORS[connector]);
	return changePartnerOf(ctx, input);
}

/** Tries a store or an EDI partner. @throws Refused `connection.not_found`, `connection.not_answering` */
export async function testConnected(ctx: Ctx, target: { readonly id: string }): Promise<void> {
	if (await findConnection(ctx.db, target.id)) await testConnection(ctx, target);
	else await testEdi(ctx, target);
}

/**
 * Tries a connection now: asks it who it is and what our key may not do, and has it tell us of what happens.
 * @returns what is missing there, in its own words. @throws Refused `connection.not_answering` with its own words
 */
export async function testConnection(ctx: Ctx, { id }: { readonly id: string }): Promise<readonly string[]> {
	demandManager(ctx);
	const { connection, connector, api } = await openConnection(ctx, id);
	try {
		const checked = await within(ANSWER_WITHIN, api.healthCheck());
		const address = webhookUrl(connection.connector, id);
		const secret = webhookSecretOf(ctx, connection);
		const webhooks = connector.can.webhooks ? await within(ANSWER_WITHIN, api.registerWebhooks(address, secret)) : [];
		const missing = missingThere(checked, webhooks);
		await noteCheck(ctx, { id, checked, missing, webhooks });
		return missing;
	} catch (error) {
		if (error instanceof Refused) throw error;
		const words = error instanceof ChannelTrouble ? `${error.kind}: ${error.message}` : 'unexpected';
		throw new Refused('connection.not_answering', { words });
	}
}
