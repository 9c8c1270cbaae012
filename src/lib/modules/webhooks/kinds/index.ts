import type { EventName } from '$lib/core/events';
import { FOR_BUYERS } from '../offered';
import type { Kind } from './kind';
import type { EndpointKind } from './names';
import { slack } from './slack';
import { standard } from './standard';

/** Every way of telling another program. */
export const KINDS = { standard, slack } as const satisfies Record<EndpointKind, Kind>;

/** What an endpoint can be told of: where a buyer's program listens, what concerns a buyer, and signed. */
export function offersTo({ kind, buyer }: { readonly kind: EndpointKind; readonly buyer: string | null }) {
	const { offers, signed }: { readonly offers: readonly EventName[]; readonly signed: boolean } = KINDS[kind];
	if (buyer === null) return offers;
	return signed ? FOR_BUYERS : [];
}
