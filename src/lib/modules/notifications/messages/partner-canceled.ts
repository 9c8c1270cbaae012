import { z } from 'zod';
import { PARTNER_ROLES } from '../../accounts/partners/roles';
import { accountPayload } from '../account-payload';
import { accountBlocks } from '../account-phrases';
import { defineMessage } from '../message';
import { itemsBlock, text } from '../phrases';
import { m } from '../spoken';

const BY = {
	buyer: m.mail_partner_canceled_by_buyer,
	seller: m.mail_partner_canceled_by_seller,
	shop: m.mail_partner_canceled_by_shop
} as const;
const NEXT = { buyer: m.mail_partner_canceled_for_buyer, seller: m.mail_partner_canceled_for_seller } as const;

/** The other side of an order canceled some of it. No money: a seller is told of none, and a buyer's stands on its page. */
export const partnerCanceled = defineMessage({
	payload: accountPayload.extend({
		...{ partner: z.string(), side: z.enum(PARTNER_ROLES), by: z.enum([...PARTNER_ROLES, 'shop']) },
		...{ order: z.string(), number: z.string() },
		items: z.array(z.object({ title: z.string(), quantity: z.int() }))
	}),
	subject: ({ order }, { locale }) => m.mail_partner_canceled_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { order, number, side, by } = payload;
		const title = m.mail_partner_canceled_title({ order }, { locale });
		const before = [BY[by]({ order, shop: shop.name }, { locale })];
		const button = m.mail_partner_canceled_button({}, { locale });
		const [heading, hello, said, ...rest] = accountBlocks({ title, before, button }, payload, to);
		const facts = { kind: 'note', text: m.mail_facts({ order, number }, { locale }) } as const;
		return [heading, hello, said, itemsBlock(payload, to), text(NEXT[side]({}, { locale })), ...rest, facts].flatMap(
			(block) => block ?? []
		);
	}
});
