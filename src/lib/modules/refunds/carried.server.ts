import type { GatewayName } from '$lib/modules/payments/gateway-names';
import { canCall } from '$lib/server/config/providers';
import type { Payable } from './repository.server';

/** Gateways that pay what came over a virtual account back to an account the shopper names. */
const TO_ACCOUNTS: readonly string[] = ['toss'] satisfies GatewayName[];

/** Those of them that can be called. */
export const carriers = (): readonly string[] => TO_ACCOUNTS.filter((name) => canCall(name));

/** A bank deposit that the payment's own gateway makes, when it knows where to. */
export const isCarried = ({ method, tender: { kind, gateway } }: Pick<Payable, 'method' | 'tender'>): boolean =>
	method === 'bank_deposit' &&
	kind === 'virtual_account' &&
	gateway !== null &&
	TO_ACCOUNTS.includes(gateway) &&
	canCall(gateway);
