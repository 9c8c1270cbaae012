import type { Connector } from '../connector';
import type { ConnectorName } from './names';
import { shopify } from './shopify/connector.server';

/** Every shop system and network there is code for. */
export const CONNECTORS = { shopify } as const satisfies Record<ConnectorName, Connector>;
