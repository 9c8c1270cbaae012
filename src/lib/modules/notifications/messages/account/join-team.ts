import { z } from 'zod';
import { ROLES } from '$lib/core/actor';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';
import { roleWord } from './role-words';

/** Somebody asks its reader to work here. */
export const joinTeam = defineMessage({
	payload: accountPayload.extend({ inviter: z.string(), role: z.enum(ROLES) }),
	subject: ({ inviter }, { locale, shop }) => m.mail_join_team_subject({ inviter, shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const role = roleWord(payload.role, locale);
		const title = m.mail_join_team_title({ shop: shop.name }, { locale });
		const before = [m.mail_join_team_text({ inviter: payload.inviter, shop: shop.name, role }, { locale })];
		const button = m.mail_join_team_button({}, { locale });
		const after = [m.mail_join_team_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
