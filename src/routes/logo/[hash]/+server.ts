import { error } from '@sveltejs/kit';
import { findLogo } from '$lib/modules/settings/repository/shop.server';
import type { RequestHandler } from './$types';

/** The picture that stands for the shop's name; another picture has another address. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const logo = await findLogo(locals.ctx.db, params.hash);
	if (!logo) error(404);
	const headers = { 'content-type': logo.type, 'cache-control': 'public, max-age=31536000, immutable' };
	return new Response(Buffer.from(logo.base64, 'base64'), { headers });
};
