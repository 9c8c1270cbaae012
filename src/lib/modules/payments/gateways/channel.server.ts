import type { Ctx } from '$lib/server/ctx';
import type { Gateway } from '../gateway';

let store: ((ctx: Ctx) => Gateway) | undefined;

/** Said once, at start: stores stand to the right of payments. */
export function setChannelGateway(open: (ctx: Ctx) => Gateway): void {
	store = open;
}

/** Money that the store an order came from took: it alone can give it back. @throws Error before it was said at start */
export function channel(ctx: Ctx): Gateway {
	if (!store) throw new Error('setChannelGateway was not called at start');
	return store(ctx);
}
