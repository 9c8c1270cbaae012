import { z } from 'zod';
import { ROLES } from '$lib/core/actor';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';
import { roleWord } from './role-words';

const CHANGES = {
	'staff.role_changed': m.mail_team_role,
	'staff.deactivated': m.mail_team_out,
	'staff.reactivated': m.mail_team_in
};

/** What its reader may do here is no longer what it was, or nothing any more. */
export const teamChanged = defineMessage({
	payload: accountPayload.extend({
		on: z.enum(['staff.role_changed', 'staff.deactivated', 'staff.reactivated']),
		role: z.enum(ROLES)
	}),
	subject: (_, { locale, shop }) => m.mail_team_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const facts = { shop: shop.name, at: whenWords(payload, to), role: roleWord(payload.role, locale) };
		const title = m.mail_team_title({ shop: shop.name }, { locale });
		const before = [CHANGES[payload.on](facts, { locale }), m.mail_team_ask({}, { locale })];
		return staffBlocks({ title, before }, payload, to);
	}
});
