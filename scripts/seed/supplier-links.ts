import { sql } from 'drizzle-orm';
import type { Ctx } from '$lib/server/ctx';
import { DAY, later } from '$lib/core/time';
import { sha256 } from '$lib/server/config/secrets';
import { supplierLinkUntil } from '$lib/modules/suppliers/link';
import { insertSupplierLink } from '$lib/modules/suppliers/repository/links.server';

type Link = { readonly token: string; readonly of: string; readonly madeDaysAgo: number; readonly revoked?: true };

/** Links that somebody can open by name, to look at what a supplier sees later on. */
const LINKS: readonly Link[] = [
	{ token: 'demo-answered', of: "c.state = 'in_progress' and a.state = 'declined'", madeDaysAgo: 3 },
	{ token: 'demo-completed', of: "c.state = 'canceled' and a.state = 'approved'", madeDaysAgo: 3 },
	{ token: 'demo-expired', of: 'true', madeDaysAgo: 40 },
	{ token: 'demo-revoked', of: 'true', madeDaysAgo: 3, revoked: true }
];

/** A link for each of the states its page has after the first answer. */
export async function giveOutLinks(ctx: Ctx): Promise<void> {
	for (const { token, of, madeDaysAgo, revoked } of LINKS) {
		const [found] = await ctx.db.execute<{ id: string }>(sql`select a.supplier_order_id as id
			from supplier_cancellations a join cancellations c on c.id = a.cancellation_id
			where a.answered_at is not null and ${sql.raw(of)} order by a.answered_at, a.id limit 1`);
		if (!found) continue;
		const createdAt = later(ctx.now, -madeDaysAgo * DAY);
		await insertSupplierLink(ctx.db, {
			...{ id: ctx.newId('slk'), supplierOrderId: found.id, tokenHash: sha256(token), createdAt },
			...{ expiresAt: supplierLinkUntil(createdAt), revokedAt: revoked ? ctx.now : null }
		});
	}
}
