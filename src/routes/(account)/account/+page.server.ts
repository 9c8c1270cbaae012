import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The account begins with its orders. */
export const load: PageServerLoad = () => redirect(303, '/account/orders');
