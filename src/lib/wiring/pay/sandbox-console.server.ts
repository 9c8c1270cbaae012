import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Deed } from '../../modules/payments/gateways/sandbox/outcomes';
import { disputeWebhook } from '../../modules/payments/gateways/sandbox/settle.server';
import {
	changeMovement,
	dispute,
	forgetMovement,
	refundInConsole,
	type KeptDispute
} from '../../modules/payments/repository/sandbox-console.server';
import { hear } from './gateway-webhooks.server';

/** What somebody does at the sandbox gateway itself. Disputes are told as any gateway would tell them, signed. */
export async function actInConsole(asked: Ctx, deeds: readonly Deed[]): Promise<void> {
	const ctx = withActor(asked, SYSTEM);
	for (const deed of deeds) {
		const told = await ctx.db.transaction((tx) => act(tx, ctx, deed));
		if (!told) continue;
		const { body: rawBody, headers } = disputeWebhook(ctx, told);
		await hear(ctx, { gateway: 'sandbox', rawBody, headers });
	}
}

async function act(tx: Tx, ctx: Ctx, deed: Deed): Promise<KeptDispute | undefined> {
	if (deed.does === 'dispute') return dispute(tx, deed);
	if (deed.does === 'refund') await refundInConsole(tx, ctx.newId('rfd').slice(4), deed);
	else if (deed.does === 'forget') await forgetMovement(tx, deed);
	else await changeMovement(tx, deed);
	return undefined;
}
