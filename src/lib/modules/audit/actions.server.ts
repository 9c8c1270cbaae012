import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Sheet } from '$lib/server/store/keyset';
import { staffNames } from '../accounts/repository/people.server';
import { spanOf } from '../settings/span.server';
import { eventWord } from '../cancellations/wording/event-words';
import { auditFacts, whyOf, type AuditFact } from './facts';
import type { AuditFilter } from './asked';
import { whoText } from './filter';
import { listEvents, type AuditRow } from './repository.server';

/** An event as it is read: nothing of what was recorded beyond what may be seen. */
export type AuditEntry = Omit<AuditRow, 'data' | 'seq' | 'byId' | 'subject'> & {
	readonly word: string;
	/** How the filter names whoever did it. */
	readonly who: string;
	readonly why: string | undefined;
	readonly facts: readonly AuditFact[];
};

type Asked = AuditFilter & { readonly cursor?: string | undefined; readonly limit: number };

/** What happened in the shop, for those who answer for it. @throws Refused `auth.forbidden` */
export async function lookAudit(
	ctx: Ctx,
	asked: Asked
): Promise<Sheet<AuditEntry> & { people: readonly { id: string; name: string }[] }> {
	demandAudit(ctx);
	const [sheet, people] = await Promise.all([
		spanOf(ctx.db, asked).then((span) => listEvents(ctx.db, { ...asked, ...span })),
		staffNames(ctx.db)
	]);
	return { ...sheet, items: sheet.items.map((row) => entryOf(row, ctx)), people };
}

/** @throws Refused where somebody may not see what others did */
export function demandAudit({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
}

/** The event in words, for whoever reads. */
export function entryOf(
	{ data, seq: _, byId, subject: __, ...row }: AuditRow,
	reading: Pick<Ctx, 'locale' | 'timeZone'>
): AuditEntry {
	return {
		...row,
		who: whoText(row.byKind, byId),
		word: eventWord(row.name),
		why: whyOf(data),
		facts: auditFacts(data, reading)
	};
}
