import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { findAsk } from '../../suppliers/repository.server';
import { keptMail } from '../kept-mail';
import { settleMail, type Mail } from '../repository/mails.server';
import { askByHand, tellByHand } from './ask-by-hand.server';

type Failed = { readonly failure: string; readonly subject?: string };

/**
 * A mail that will never leave is listed among those that failed, where it can be sent again; a supplier that its letter
 * does not reach is asked, or told to go on, by a person.
 */
export async function fail(tx: Tx, ctx: Ctx, { id, template, payload }: Mail, failed: Failed): Promise<void> {
	if (!(await settleMail(tx, id, { state: 'failed', ...failed }))) return;
	const { ask } = keptMail.parse(payload);
	const asking = ask === null ? undefined : await findAsk(tx, ask);
	if (!asking) return;
	if (template === 'supplier-go-on') await tellByHand(tx, ctx, asking);
	else await askByHand(tx, ctx, asking);
}
