import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { building } from '$app/environment';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { owesApp } from '$lib/modules/accounts/totp/duty';
import { withActor } from '$lib/server/ctx';
import { loadEnv } from '$lib/server/config/env';
import { smallOnly } from '$lib/server/forms/body-limit';
import { allowingStripe } from '$lib/server/http/embeds';
import { colorsOf, speaking, themeOf } from '$lib/server/preferences';
import { report } from '$lib/server/http/report';
import { visitorOf, type Visitor } from '$lib/wiring/door/door.server';
import { guardOf } from '$lib/wiring/guards';
import { languagesAt } from '$lib/wiring/languages-at';
import { end, run, theApp } from '$lib/wiring/running.server';

export const init: ServerInit = async () => {
	if (building) return;
	await run(loadEnv('serve'));
	process.once('rescind:stopping', () => theApp().live?.end()); // else what streams would hold the server open
	process.once('sveltekit:shutdown', () => void end());
};

export const handle: Handle = async ({ event, resolve }) => {
	const app = theApp();
	const ctx = await app.makeCtx();
	const visitor = await visitorOf(ctx, event);
	const { request, cookies, url } = event;
	const languages = languagesAt(url.pathname, ctx.languages);
	const spoken = speaking(languages, { request, cookies, account: visitor.account?.locale });
	return paraglideMiddleware(spoken, async ({ locale }) => {
		const theme = themeOf(event.cookies);
		const timeZone = visitor.account?.timeZone ?? ctx.timeZone;
		event.locals = {
			ctx: { ...withActor(ctx, visitor.actor), locale, timeZone },
			viewer: viewerOf(visitor),
			account: visitor.account,
			apiKey: visitor.apiKey,
			theme,
			demo: app.env.DEMO
		};
		guard(event);
		const row = guardOf(event.route.id ?? '/');
		if (!row?.uploads) event.request = smallOnly(event.request, row?.most);
		const fill = ({ html }: { html: string }) =>
			html.replace('%lang%', locale).replace('%theme%', theme).replace('%colors%', colorsOf(theme));
		return protect(event, await resolve(event, { transformPageChunk: fill }));
	});
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	return { message, reference: report(error, { method: event.request.method, route: event.route.id, status }) };
};

const viewerOf = ({ account }: Visitor): App.PageData['viewer'] =>
	account && { name: account.name, kind: account.kind, role: account.role };

function guard({ route, url, locals }: RequestEvent): void {
	const row = guardOf(route.id ?? '/');
	const who = row?.guard;
	if (who === undefined) error(404);
	if (who === 'demo' && !locals.demo) error(404);
	if (who === 'staff' && locals.viewer?.kind !== 'staff') goVia('/admin/sign-in', url);
	if (who === 'staff' && locals.account && owesApp(locals.account) && !row?.withoutApp)
		goVia('/admin/account/two-step', url);
	if (who === 'partner' && locals.viewer?.kind !== 'partner') goVia('/partner/sign-in', url);
	if (who === 'shopper' && locals.viewer?.kind !== 'shopper') goVia('/sign-in', url);
}

/** To what has to be done first, and from there on to where the visitor wanted to go. */
const goVia = (page: string, { pathname, search }: URL): never =>
	redirect(303, `${page}?next=${encodeURIComponent(pathname + search)}`);

/** Addresses here can hold tokens and order numbers: no other site is told them, and no search engine keeps them. */
function protect({ route }: RequestEvent, response: Response): Response {
	const policy = response.headers.get('content-security-policy');
	if (policy && guardOf(route.id ?? '/')?.paid && theApp().env.STRIPE_PUBLISHABLE_KEY !== undefined)
		response.headers.set('content-security-policy', allowingStripe(policy));
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('x-content-type-options', 'nosniff');
	if (route.id === null || guardOf(route.id)?.hidden) response.headers.set('x-robots-tag', 'noindex, nofollow');
	return response;
}
