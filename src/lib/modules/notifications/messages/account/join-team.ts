import { z } from 'zod';
import { ROLES } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

const ROLE_WORDS = {
	agent: m.frame_role_agent,
	finance: m.frame_role_finance,
	manager: m.frame_role_manager,
	owner: m.frame_role_owner
};

/** Somebody asks its reader to work here. */
export const joinTeam = defineMessage({
	payload: accountPayload.extend({ inviter: z.string(), role: z.enum(ROLES) }),
	subject: ({ inviter }, { locale, shop }) => m.mail_join_team_subject({ inviter, shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const role = ROLE_WORDS[payload.role]({}, { locale });
		const title = m.mail_join_team_title({ shop: shop.name }, { locale });
		const before = [m.mail_join_team_text({ inviter: payload.inviter, shop: shop.name, role }, { locale })];
		const button = m.mail_join_team_button({}, { locale });
		const after = [m.mail_join_team_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
