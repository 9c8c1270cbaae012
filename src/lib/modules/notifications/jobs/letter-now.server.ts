import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { lockDesk } from '../../cancellations/repository/queue/desk.server';
import { findAsk, handLetter, takeLetterBack } from '../../suppliers/repository.server';
import { keptMail } from '../kept-mail';
import { freezeMail, settleMail, type Mail } from '../repository/mails.server';

/** Which asking a mail is the letter of, if it is one. */
const askOf = ({ template, payload }: Mail) => (template === 'supplier-letter' ? keptMail.parse(payload).ask : null);

/**
 * A mail as it is to be sent now, or nothing. A letter that asks a supplier to stop is looked at once more under the order's
 * lock: one that was called off is not sent, also where an earlier try left us in doubt, since its supplier was told to go
 * on then. Just before its first try it takes the words that staff wrote in the meantime; from there on it is frozen with
 * its key, and its supplier counts as asked (DESIGN §6).
 */
export function asOfNow(ctx: Ctx, mail: Mail): Promise<Mail | undefined> {
	const ask = askOf(mail);
	if (ask === null) return Promise.resolve(mail);
	return ctx.db.transaction(async (tx) => {
		const asking = await findAsk(tx, ask);
		if (asking) await lockDesk(tx, SYSTEM, { order: asking.orderId });
		const now = await findAsk(tx, ask);
		if (now?.state !== 'to_send') return callOff(tx, mail);
		return mail.triedAt === null ? hand(tx, ctx, mail, ask) : mail;
	});
}

async function hand(tx: Tx, ctx: Ctx, mail: Mail, ask: string): Promise<Mail> {
	const words = (await handLetter(tx, ask, ctx.now))?.letter ?? null;
	const kept = keptMail.parse(mail.payload);
	const frozen = { payload: { ...kept, content: { ...asked.parse(kept.content), words } }, triedAt: ctx.now };
	await freezeMail(tx, mail.id, frozen);
	return { ...mail, ...frozen };
}
const asked = z.record(z.string(), z.unknown());

/** It gives its key back: whoever is asked again gets another letter. */
async function callOff(tx: Tx, { id, key }: Mail): Promise<undefined> {
	await settleMail(tx, id, { state: 'suppressed', failure: 'Called off before it left', key: `${key}/${id}` });
}

/** The letter surely was not taken: it can be edited and called off again. */
export async function backOnTheDesk(tx: Tx, mail: Mail): Promise<void> {
	const ask = askOf(mail);
	if (ask !== null) await takeLetterBack(tx, ask);
}
