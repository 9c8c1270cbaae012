import { channelGateway } from '../../modules/channels/connectors/gateway.server';
import { setChannelGateway } from '../../modules/payments/gateways/channel.server';

/** Said once, at start of whatever may send a refund: money that stores took is given back by them. */
export const connectChannels = (): void => setChannelGateway(channelGateway);
