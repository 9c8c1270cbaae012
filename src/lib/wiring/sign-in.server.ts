import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { signIn } from '$lib/modules/accounts/actions.server';
import type { Audience } from '$lib/modules/accounts/repository/sessions.server';
import { ownPath, signInInput } from '$lib/modules/accounts/schema';
import { startSession } from '$lib/modules/accounts/sessions.server';
import { readForm } from '$lib/server/read-form';
import { submit } from '$lib/server/submit';

const HOME = { shopper: '/account', staff: '/admin' } as const satisfies Record<Audience, string>;

/** The load of a sign-in page. Whoever is signed in already goes on. */
export async function signInForm(audience: Audience, { locals, url }: Pick<RequestEvent, 'locals' | 'url'>) {
	const next = url.searchParams.get('next') ?? '';
	if (locals.viewer?.kind === audience) redirect(303, ownPath(next, HOME[audience]));
	return { form: await superValidate({ next }, zod4(signInInput), { errors: false }) };
}

/** The action of a sign-in page: a session here, and on to where the visitor wanted to go. */
export async function signInHere(audience: Audience, event: RequestEvent) {
	const { request, locals, cookies, url } = event;
	const form = await readForm(request, signInInput);
	return submit(form, '', async ({ email, password, next }) => {
		const id = await signIn(locals.ctx, { audience, email, password, address: event.getClientAddress() });
		await startSession({ tx: locals.ctx.db, audience, cookies, secure: url.protocol === 'https:' }, id);
		redirect(303, ownPath(next, HOME[audience]));
	});
}
