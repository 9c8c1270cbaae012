import { holdBack } from '$lib/modules/accounts/actions/limits.server';
import type { JoinOrders } from '$lib/modules/accounts/actions/verify-email.server';
import type { Way } from '$lib/modules/accounts/actions/by-link.server';
import { mailPartner, mailReset, mailWay } from '$lib/modules/accounts/jobs.server';
import { mailLink } from '$lib/modules/orders/jobs.server';
import { joinOrders } from '$lib/modules/orders/repository/joining.server';
import { joinWallets } from '$lib/modules/wallets/repository.server';
import type { Ctx } from '$lib/server/ctx';
import type { JobOrder } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';

type Asked = { readonly email: string; readonly address: string };

/** Has a way in mailed to whoever has this address. Whether anybody has is found out later, by a job. */
export async function askForWay(ctx: Ctx, way: Way, { email, address }: Asked): Promise<void> {
	await holdBack(ctx, { way: 'mail', whom: `${way}:${email}`, address });
	await later(ctx, mailWay.with({ way, email }));
}

/** The same for a member of staff and a new password. */
export async function askForStaffReset(ctx: Ctx, { email, address }: Asked): Promise<void> {
	await holdBack(ctx, { way: 'mail', whom: `staff_reset:${email}`, address });
	await later(ctx, mailReset.with({ email }));
}

/** The same for somebody of a partner, and a link to come in by. */
export async function askForPartner(ctx: Ctx, { email, address }: Asked): Promise<void> {
	await holdBack(ctx, { way: 'mail', whom: `partner:${email}`, address });
	await later(ctx, mailPartner.with({ email }));
}

/** The same for the link to one order. */
export async function askForOrder(ctx: Ctx, number: string, { email, address }: Asked): Promise<void> {
	await holdBack(ctx, { way: 'order', whom: email, address });
	await later(ctx, mailLink.with({ number, email }));
}

const later = ({ db }: Ctx, job: JobOrder) => db.transaction((tx) => enqueue(tx, [job]));

/** What a confirmed address brings into its account. */
export const joinAll: JoinOrders = async (tx, ctx, { id, email, from }) => {
	await joinOrders(tx, { id, email });
	if (from !== undefined) await joinWallets(tx, ctx, from, id);
};
