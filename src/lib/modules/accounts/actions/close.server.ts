import { SYSTEM } from '$lib/core/actor';
import { later } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { CLOSES_AFTER } from '../closing';
import { LINK_KIND_NAMES } from '../links/kinds';
import { makeLink, revokeLinks } from '../links/links.server';
import { removePlacesOf } from '../repository/places.server';
import { removeSessionsOf } from '../repository/sessions.server';
import { lockClosing, updateShopper } from '../repository/shoppers.server';
import { demandOwn, onAccount, recordOf } from './own-account.server';

/** The account is to close in some days, unless its owner thinks better of it. */
export async function askDeletion(ctx: Ctx, id: string, password: string): Promise<void> {
	await demandOwn(ctx, id, password);
	await onAccount(ctx, id, async (tx, shopper) => {
		if (shopper.closesAt) return;
		const closesAt = later(ctx.now, CLOSES_AFTER);
		await updateShopper(tx, id, { closesAt });
		const link = await makeLink(tx, ctx, { kind: 'not_me', subject: id, email: shopper.email });
		const data = { link: link.id, closes: closesAt.toISOString() };
		await recordOf(tx, ctx, shopper, { name: 'account.deletion_asked', data });
	});
}

export const callOffDeletion = (ctx: Ctx, id: string): Promise<void> =>
	onAccount(ctx, id, async (tx, shopper) => {
		if (!shopper.closesAt) return;
		await updateShopper(tx, id, { closesAt: null });
		await recordOf(tx, ctx, shopper, { name: 'account.deletion_called_off' });
	});

const AT_ONCE = 50;

/** Closes the accounts whose time has come. Their orders stay, with what the order itself says of its customer. */
export const closeDue = (ctx: Ctx): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		for (const account of await lockClosing(tx, ctx.now, AT_ONCE)) await close(tx, ctx, account);
	});

type Closing = { readonly id: string; readonly email: string; readonly locale: string | null };

async function close(tx: Tx, ctx: Ctx, { id, email, locale }: Closing): Promise<void> {
	// What carries the address to the last mail; like every other link of theirs it opens nothing from here on.
	const link = await makeLink(tx, ctx, { kind: 'not_me', subject: id, email });
	const gone = { name: '', email: `${id}@closed.invalid`, passwordHash: null, emailVerifiedAt: null };
	await Promise.all([
		updateShopper(tx, id, { ...gone, locale: null, timeZone: null, closedAt: ctx.now }),
		removeSessionsOf(tx, 'shopper', id),
		removePlacesOf(tx, id),
		revokeLinks(tx, ctx, id, LINK_KIND_NAMES),
		record(tx, withActor(ctx, SYSTEM), { name: 'account.closed', subject: id, data: { link: link.id, locale } })
	]);
}
