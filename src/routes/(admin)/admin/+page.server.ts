import { redirect } from '@sveltejs/kit';

/** The day starts with what is to be decided. */
export const load = () => redirect(303, '/admin/cancellations');
