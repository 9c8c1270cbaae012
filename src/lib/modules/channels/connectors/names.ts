/** The shops and networks we can be connected with. Each has a folder beside this file and a line in the registry. */
export const CONNECTOR_NAMES = ['shopify', 'woocommerce', 'bigcommerce'] as const;
export type ConnectorName = (typeof CONNECTOR_NAMES)[number];

/** `buyer`: our own store, where shoppers buy. `seller`: a supplier's store, where we buy. */
export const SIDES = ['buyer', 'seller'] as const;
export type Side = (typeof SIDES)[number];

/** All there is to connect: besides those with an API, partners we exchange EDI messages with. */
export const CONNECTION_KINDS = [...CONNECTOR_NAMES, 'edi'] as const;
