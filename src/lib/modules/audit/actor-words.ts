import type { ActorKind } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';

const WORDS: Readonly<Record<ActorKind, () => string>> = {
	staff: m.audit_who_staff,
	shopper: m.audit_who_shopper,
	guest: m.audit_who_guest,
	partner: m.audit_who_partner,
	supplier: m.audit_who_supplier,
	channel: m.channels_who,
	link: m.audit_who_link,
	system: m.audit_who_system,
	nobody: m.audit_who_nobody
};

/** What kind of actor that is, for staff. */
export const actorKindWord = (kind: string): string =>
	Object.entries(WORDS).find(([one]) => one === kind)?.[1]() ?? kind;

/** Every kind with its word, in the order they are offered. */
export const actorKinds = (): { readonly kind: string; readonly word: string }[] =>
	Object.entries(WORDS).map(([kind, word]) => ({ kind, word: word() }));
