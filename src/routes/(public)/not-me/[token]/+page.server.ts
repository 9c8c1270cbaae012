import { newPassword, newPasswordForm } from '$lib/wiring/door/new-password.server';
import type { Actions } from './$types';

export const load = newPasswordForm('not_me');
export const actions: Actions = { default: newPassword };
