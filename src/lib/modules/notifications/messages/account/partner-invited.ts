import { z } from 'zod';
import { PARTNER_ROLES } from '../../../accounts/partners/roles';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

const MAY = { buyer: m.mail_partner_invited_buyer, seller: m.mail_partner_invited_seller } as const;

/** Its reader may see to the orders of a partner from now on. */
export const partnerInvited = defineMessage({
	payload: accountPayload.extend({ inviter: z.string(), partner: z.string(), side: z.enum(PARTNER_ROLES) }),
	subject: (_, { locale, shop }) => m.mail_partner_invited_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { inviter, partner, side } = payload;
		const title = m.mail_partner_invited_title({ shop: shop.name }, { locale });
		const before = [
			m.mail_partner_invited_text({ inviter, partner, shop: shop.name }, { locale }),
			MAY[side]({}, { locale })
		];
		const button = m.mail_partner_invited_button({}, { locale });
		const after = [m.mail_join_team_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
