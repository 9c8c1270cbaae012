import type { Connector } from '../connector';
import type { ConnectorName } from './names';
import { bigcommerce } from './bigcommerce/connector.server';
import { shopify } from './shopify/connector.server';
import { woocommerce } from './woocommerce/connector.server';

/** Every shop system and network there is code for. */
export const CONNECTORS = { shopify, woocommerce, bigcommerce } as const satisfies Record<ConnectorName, Connector>;
