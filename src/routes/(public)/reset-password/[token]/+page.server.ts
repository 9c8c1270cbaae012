import { newPassword, newPasswordForm } from '$lib/wiring/door/new-password.server';
import type { Actions } from './$types';

export const load = newPasswordForm('reset_password');
export const actions: Actions = { default: newPassword };
