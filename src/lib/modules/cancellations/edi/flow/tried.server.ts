import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { refusalText } from '$lib/server/words';
import type { Outcome } from './working.server';

/** Tries it as a whole: what was refused leaves nothing behind. @returns why it was */
export async function tried(tx: Tx, ctx: Ctx, work: (tx: Tx, ctx: Ctx) => Promise<Outcome>): Promise<Outcome> {
	try {
		return await tx.transaction((inner) => work(inner, { ...ctx, db: inner }));
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		return { why: refusalText(problem.code, problem.facts, ctx.locale) };
	}
}
