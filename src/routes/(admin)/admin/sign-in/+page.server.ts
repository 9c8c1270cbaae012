import { signInForm, signInHere } from '$lib/wiring/door/sign-in.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => signInForm('staff', event);
export const actions: Actions = { default: (event) => signInHere('staff', event) };
