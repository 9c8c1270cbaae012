import type { Ctx } from '$lib/server/ctx';
import type { Gateway } from '../gateway';
import type { GatewayName } from '../gateway-names';
import { channel } from './channel.server';
import { manual } from './manual.server';
import { sandbox } from './sandbox/gateway.server';
import { stripe } from './stripe/gateway.server';
import { toss } from './toss/gateway.server';

/** Every gateway there is code for. Opened with a context, never inside a transaction of ours. */
export const GATEWAYS = { sandbox, stripe, toss, manual, channel } satisfies Record<GatewayName, (ctx: Ctx) => Gateway>;
