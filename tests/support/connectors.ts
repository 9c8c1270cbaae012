import type { ConnectorName } from '../../src/lib/modules/channels/connectors/names';
import { startBig } from './bigcommerce/fake';
import { startShopify } from './shopify/fake';
import { startWoo } from './woocommerce/fake';

/** A fake of a store for the contract test. */
export type StoreFake = {
	readonly url: string;
	readonly credentials: Readonly<Record<string, string>>;
	close(): Promise<void>;
};

/** Every connector's fake: a new connector does not compile until it has one. */
export const FAKES: Readonly<Record<ConnectorName, () => Promise<StoreFake>>> = {
	shopify: startShopify,
	woocommerce: startWoo,
	bigcommerce: startBig
};
