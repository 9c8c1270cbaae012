import { no, yes, type Verdict } from '$lib/core/refusal';
import { LINK_KINDS, type LinkKind } from './kinds';

/** A link as it stands in the table: without its token, which only its reader has. */
export type AccountLink = {
	readonly id: string;
	readonly tokenHash: string;
	readonly kind: LinkKind;
	readonly subject: string;
	readonly email: string;
	readonly facts: Readonly<Record<string, string>>;
	readonly expiresAt: Date;
	readonly usedAt: Date | null;
	readonly revokedAt: Date | null;
};

/** Whether a link can be used now, for one of these purposes. One that a newer took the place of is past like an old one. */
export function judgeLink(link: AccountLink | undefined, kinds: readonly LinkKind[], now: Date): Verdict<AccountLink> {
	if (!link || !kinds.includes(link.kind)) return no('link.unknown');
	if (link.usedAt && LINK_KINDS[link.kind].once) return no('link.used');
	if (link.revokedAt || link.expiresAt <= now) return no('link.expired');
	return yes(link);
}
