import type { Ctx } from '$lib/server/ctx';
import type { Case, Desk } from '../../case';
import { asSelection } from '../../facts';
import { freshQuote, type KeptQuote } from './quoting.server';

/** What a case is worth now, by its own policy and as of when it was asked for. */
export function quoteNow(ctx: Ctx, desk: Desk, it: Case): KeptQuote {
	const policy = { version: it.policyVersion, policy: desk.policies.get(it.policyVersion) ?? desk.policy.policy };
	const asked = { selection: asSelection(it.items), origin: it.origin, policy };
	return freshQuote(ctx, desk, { ...asked, except: it.id, askedAt: it.createdAt });
}
