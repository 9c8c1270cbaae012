import type { ConnectorName } from '../../../src/lib/modules/channels/connectors/names';
import { startBig } from '../bigcommerce/fake';
import { startShopify } from '../shopify/fake';
import { startWoo } from '../woocommerce/fake';
import type { StoreFake } from './there';

/** Every connector's fake: a new connector does not compile until it has one. */
export const FAKES: Readonly<Record<ConnectorName, () => Promise<StoreFake>>> = {
	shopify: startShopify,
	woocommerce: startWoo,
	bigcommerce: startBig
};
