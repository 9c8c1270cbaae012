import { sql } from 'drizzle-orm';
import { json, type RequestHandler } from '@sveltejs/kit';

/** Up, and the database answers. */
export const GET: RequestHandler = async ({ locals }) => {
	await locals.ctx.db.execute(sql`select 1`);
	return json({ ok: true });
};
