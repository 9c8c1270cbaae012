import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { Refused } from '$lib/core/refusal';
import { ownPath } from '$lib/modules/accounts/schema';
import { begunHere, dropBegun } from '$lib/modules/accounts/totp/begun-cookie.server';
import { finishSignIn, whoBegan } from '$lib/modules/accounts/totp/begun.server';
import { codeSignInInput } from '$lib/modules/accounts/totp/schema';
import { knock } from './knock.server';
import { enterHere, hereFor } from './sign-in.server';

const SIGN_IN = '/admin/sign-in';

// The codes of an app follow the real clock, and so does the time between the two steps: the demo's clock moves neither.
const realNow = () => new Date();

/** The load of the page that asks for the code. Without a password given here a short while ago, that comes first. */
export async function codeForm(event: RequestEvent) {
	const { locals, url } = event;
	const next = url.searchParams.get('next') ?? '';
	if (locals.viewer?.kind === 'staff') redirect(303, ownPath(next, '/admin'));
	const begun = await whoBegan(locals.ctx.db, begunHere(hereFor('staff', event)), realNow()).catch(notBegun);
	if (!begun) redirect(303, SIGN_IN);
	return {
		email: begun.email,
		recovery: url.searchParams.has('recovery'),
		form: await superValidate({ next }, zod4(codeSignInInput), { errors: false })
	};
}

/** The action of that page: the session begins here. */
export async function showCode(event: RequestEvent) {
	const place = hereFor('staff', event);
	return knock(event, codeSignInInput, async ({ code, next }) => {
		const id = await finishSignIn(event.locals.ctx, { token: begunHere(place), code, at: realNow() });
		dropBegun(place);
		await enterHere('staff', event, id);
		redirect(303, ownPath(next, '/admin'));
	});
}

function notBegun(problem: unknown): undefined {
	if (!(problem instanceof Refused)) throw problem;
}
