import { z } from 'zod';
import { m } from '$lib/paraglide/messages';
import { defineMessage } from '../message';
import { itemsBlock, text } from '../phrases';

/** We ask a supplier to stop what we bought for this order. Money between shopper and shop is none of its business. */
export const supplierLetter = defineMessage({
	payload: z.object({
		supplier: z.string(),
		customer: z.string(),
		order: z.string(),
		items: z.array(z.object({ title: z.string(), quantity: z.int() }))
	}),
	subject: ({ order }, { locale }) => m.mail_supplier_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { supplier, customer, order } = payload;
		const { email, phone, hours } = shop;
		return [
			{ kind: 'heading', text: m.mail_supplier_title({}, { locale }) },
			text(m.mail_supplier_hello({ supplier }, { locale })),
			text(m.mail_supplier_text({ shop: shop.name, order, customer }, { locale })),
			itemsBlock(payload, to),
			text(m.mail_supplier_sorry({}, { locale })),
			text(m.mail_supplier_settle({}, { locale })),
			text(m.mail_supplier_answer({}, { locale })),
			text(m.mail_supplier_reach({ email, phone, hours }, { locale })),
			text(m.mail_signed({ shop: shop.name }, { locale }))
		];
	}
});
