import type { Role } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';

const WORDS = {
	agent: m.frame_role_agent,
	finance: m.frame_role_finance,
	manager: m.frame_role_manager,
	owner: m.frame_role_owner
} as const satisfies Record<Role, unknown>;

/** A role, in the language of whoever reads of it. */
export const roleWord = (role: Role, locale: Locale): string => WORDS[role]({}, { locale });
