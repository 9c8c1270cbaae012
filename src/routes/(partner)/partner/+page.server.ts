import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A partner's pages begin with its orders. */
export const load: PageServerLoad = () => redirect(303, '/partner/orders');
