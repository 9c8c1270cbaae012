/** The gateways there is code for. */
export const GATEWAY_NAMES = ['sandbox', 'stripe', 'toss', 'manual', 'channel'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/**
 * The gateway that moves this tender's money. One we have no code for (yet), or none at all, is `manual`: staff give the
 * money back in the provider's console and record its reference.
 */
export const gatewayNameOf = (stored: string | null): GatewayName =>
	GATEWAY_NAMES.find((name) => name === stored) ?? 'manual';
