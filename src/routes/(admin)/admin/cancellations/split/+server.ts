import { redirect, type RequestHandler } from '@sveltejs/kit';
import { ownPath } from '$lib/modules/accounts/schema';
import { keepSplit } from '../split';

/** Puts list and case beside each other, or apart, for this browser, and goes back. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const data = await request.formData();
	keepSplit(cookies, data.get('split') === 'on');
	redirect(303, ownPath(String(data.get('back') ?? ''), '/admin/cancellations'));
};
