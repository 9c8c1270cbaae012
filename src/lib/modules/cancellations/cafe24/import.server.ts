import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { refusalText } from '$lib/server/words';
import { claimsOf, isKeptOut, type Claim, type ClaimReport, type KeptOut, type Taken, type Trouble } from './claims';
import { carry, KeptOutError } from './carry.server';
import { rowsOf } from './rows.server';

/** What a file would do: it is done, and taken back whole. @throws Refused `claims.unreadable`, `claims.columns_missing` */
export async function previewClaims(ctx: Ctx, text: string): Promise<ClaimReport> {
	const undone = new Error('taken back');
	let report: ClaimReport | undefined;
	try {
		await ctx.db.transaction(async (tx: Tx) => {
			report = await takeAll({ ...ctx, db: tx }, text);
			throw undone;
		});
	} catch (error) {
		if (error !== undone) throw error;
	}
	if (!report) throw new Error('A dry run ended without a report');
	return report;
}

/** Takes the cancellations of a file in: each whole or not at all, and one that is there already only goes on. */
export const importClaims = (ctx: Ctx, text: string): Promise<ClaimReport> => takeAll(ctx, text);

async function takeAll(ctx: Ctx, text: string): Promise<ClaimReport> {
	if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const taken: Taken[] = [];
	const out: KeptOut[] = [];
	for (const claim of claimsOf(rowsOf(text))) {
		const became = isKeptOut(claim) ? claim : await take(ctx, claim);
		if ('kind' in became) out.push(became);
		else taken.push(became);
	}
	return { taken, out };
}

async function take(ctx: Ctx, claim: Claim): Promise<Taken | KeptOut> {
	const { code, order, status, lines } = claim;
	const out = (kind: Trouble, found: string): KeptOut => ({ lines, claim: code, order, kind, found });
	try {
		return { code, order, status, lines, ...(await ctx.db.transaction((tx) => carry({ ...ctx, db: tx }, tx, claim))) };
	} catch (error) {
		if (error instanceof KeptOutError) return out(error.kind, error.found);
		if (!(error instanceof Refused)) throw error;
		if (error.code === 'order.not_found') return out('order_unknown', order);
		return out('not_possible', refusalText(error.code, error.facts, ctx.locale));
	}
}
