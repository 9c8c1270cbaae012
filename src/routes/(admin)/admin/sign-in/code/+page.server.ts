import { codeForm, showCode } from '$lib/wiring/door/second-step.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => codeForm(event);
export const actions: Actions = { default: (event) => showCode(event) };
