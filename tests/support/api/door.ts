import type { RequestEvent } from '@sveltejs/kit';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { EndpointSpec } from '$lib/server/http/endpoint';
import { visitorOf } from '$lib/wiring/door/door.server';
import { fakeCookies } from '../cookies';
import { API_ROUTES } from './modules';

type Asked = Pick<RequestEvent, 'request' | 'url' | 'params' | 'locals'>;
type Handler = ((event: Asked) => Promise<Response>) & { spec: EndpointSpec };

const ROUTES = Object.entries(API_ROUTES).flatMap(([file, module]) => {
	const path = file.replace(/^.*\/routes/, '').replace(/\/\+server\.ts$/, '');
	const pattern = new RegExp(`^${path.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`);
	return path.includes('[...') ? [] : [{ pattern, module }];
});

/** The API as its callers have it, without a socket: finds the key and the route, as the hooks and Kit do. */
export const apiDoor =
	(ctxNow: () => Ctx) =>
	async (request: Request): Promise<Response> => {
		const url = new URL(request.url);
		const { handler, params } = routeOf(request.method, url);
		const ctx = ctxNow();
		const visitor = await visitorOf(ctx, { url, request, ...fakeCookies() });
		const locals = {
			ctx: withActor(ctx, visitor.actor),
			viewer: null,
			account: null,
			apiKey: visitor.apiKey,
			theme: 'system',
			demo: false
		} as const;
		return handler({ request, url, params, locals });
	};

function routeOf(method: string, { pathname }: URL) {
	for (const { pattern, module } of ROUTES) {
		const found = pattern.exec(pathname);
		const handler: unknown = found && new Map(Object.entries(Object(module))).get(method);
		if (found && isHandler(handler)) return { handler, params: decoded(found.groups ?? {}) };
	}
	throw new Error(`no route for ${method} ${pathname}`);
}

const decoded = (groups: Record<string, string>) =>
	Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));

function isHandler(value: unknown): value is Handler {
	return typeof value === 'function' && 'spec' in value;
}
