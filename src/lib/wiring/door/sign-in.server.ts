import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { signIn } from '$lib/modules/accounts/actions.server';
import type { WithPassword } from '$lib/modules/accounts/repository/people.server';
import type { Audience } from '$lib/modules/accounts/repository/sessions.server';
import { ownPath, signInInput } from '$lib/modules/accounts/schema';
import { enter } from '$lib/modules/accounts/arrivals.server';
import { keepBegun } from '$lib/modules/accounts/totp/begun-cookie.server';
import { beginSignIn, needsCode } from '$lib/modules/accounts/totp/begun.server';
import { knock } from './knock.server';

const CODE_PAGE = '/admin/sign-in/code';
const HOME = { shopper: '/account', staff: '/admin' } as const satisfies Record<WithPassword, string>;

/** The load of a sign-in page. Whoever is signed in already goes on. */
export async function signInForm(audience: WithPassword, { locals, url }: Pick<RequestEvent, 'locals' | 'url'>) {
	const next = url.searchParams.get('next') ?? '';
	if (locals.viewer?.kind === audience) redirect(303, ownPath(next, HOME[audience]));
	return { form: await superValidate({ next }, zod4(signInInput), { errors: false }) };
}

/** The action of a sign-in page: a session here, and on to where the visitor wanted to go. */
export async function signInHere(audience: WithPassword, event: RequestEvent) {
	return knock(event, signInInput, async ({ email, password, next }) => {
		const id = await signIn(event.locals.ctx, { audience, email, password, address: event.getClientAddress() });
		return letIn(audience, event, id, next);
	});
}

/** Whoever proved who they are comes in, once they showed their app's code where they have one. */
export async function letIn(audience: WithPassword, event: RequestEvent, id: string, next = ''): Promise<never> {
	if (audience === 'staff' && (await needsCode(event.locals.ctx.db, id))) await askForCode(event, id, next);
	await enterHere(audience, event, id);
	redirect(303, ownPath(next, HOME[audience]));
}

/** Signs somebody in, in the browser that asks. */
export const enterHere = (audience: Audience, event: RequestEvent, userId: string): Promise<void> =>
	enter(event.locals.ctx, hereFor(audience, event), userId, whenceOf(event));

/** The browser that asks, as sessions need it. */
export const hereFor = (
	audience: Audience,
	{ locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>
) => ({
	tx: locals.ctx.db,
	audience,
	cookies,
	secure: url.protocol === 'https:'
});

const LONGEST_AGENT = 300;

const whenceOf = (event: RequestEvent) => ({
	userAgent: (event.request.headers.get('user-agent') ?? '').slice(0, LONGEST_AGENT),
	address: event.getClientAddress()
});

/** The password was right, and is not enough: the code is asked for on the next page, in this browser alone. */
async function askForCode(event: RequestEvent, staffId: string, next: string): Promise<never> {
	const token = await beginSignIn(event.locals.ctx, { staffId, at: new Date() });
	keepBegun(hereFor('staff', event), token);
	redirect(303, next ? `${CODE_PAGE}?next=${encodeURIComponent(next)}` : CODE_PAGE);
}
