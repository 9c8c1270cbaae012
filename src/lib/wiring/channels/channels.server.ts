import { join } from 'node:path';
import type { Env } from '$lib/server/config/env';
import { setEdiRoot } from '../../modules/channels/connectors/edi/folder.server';
import { channelGateway } from '../../modules/channels/connectors/gateway.server';
import { setChannelGateway } from '../../modules/payments/gateways/channel.server';

/** Said once, at start of whatever may send a refund: money that stores took is given back by them. */
export const connectChannels = (): void => setChannelGateway(channelGateway);

/** Said once, at start of whatever exchanges EDI messages: where partners' folders lie. */
export const connectEdiFolders = ({ EDI_DIR, DATA_DIR }: Pick<Env, 'EDI_DIR' | 'DATA_DIR'>): void =>
	setEdiRoot(EDI_DIR ?? join(DATA_DIR, 'edi'));
