import type { Role } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';

/** Roles by their names, in the reader's language. */
export const ROLE_WORDS: Readonly<Record<Role, () => string>> = {
	agent: m.frame_role_agent,
	finance: m.frame_role_finance,
	manager: m.frame_role_manager,
	owner: m.frame_role_owner
};

/** What somebody in a role may do, in one sentence. */
export const ROLE_HINTS: Readonly<Record<Role, () => string>> = {
	agent: m.team_role_agent_hint,
	finance: m.team_role_finance_hint,
	manager: m.team_role_manager_hint,
	owner: m.team_role_owner_hint
};
