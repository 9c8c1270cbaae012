/** The gateways there is code for. */
export const GATEWAY_NAMES = ['sandbox', 'manual'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/**
 * The gateway that moves this tender's money. One we have no code for (yet), or none at all, is `manual`: staff give the
 * money back in the provider's console and record its reference.
 */
export const gatewayNameOf = (stored: string | null): GatewayName =>
	GATEWAY_NAMES.find((name) => name === stored) ?? 'manual';

/** Whether money goes back by a call, without a person. */
export const isAutomatic = (stored: string | null): boolean => gatewayNameOf(stored) !== 'manual';
