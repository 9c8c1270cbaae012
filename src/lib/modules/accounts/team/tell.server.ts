import type { EventName } from '$lib/core/events';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { makeLink } from '../links/links.server';

type Member = { readonly id: string; readonly name: string; readonly email: string };

/** Records what changed about a member's ways in. The mail that follows carries a link for whoever it was not. */
export async function tellMember(tx: Tx, ctx: Ctx, { id, name, email }: Member, event: EventName): Promise<void> {
	const link = await makeLink(tx, ctx, { kind: 'reset_staff_password', subject: id, email });
	await record(tx, ctx, { name: event, subject: id, data: { name, link: link.id } });
}
