import type { Kind } from './kind';
import type { EndpointKind } from './names';
import { slack } from './slack';
import { standard } from './standard';

/** Every way of telling another program. */
export const KINDS = { standard, slack } as const satisfies Record<EndpointKind, Kind>;
