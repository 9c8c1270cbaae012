import { z } from 'zod';
import { returnGuide } from '../../cancellations/returns/return-guide';
import { accountPayload } from '../account-payload';
import { defineMessage } from '../message';
import { itemsBlock, reach, text } from '../phrases';
import { returnBlocks } from '../return-blocks';
import { m } from '../spoken';

/** The carrier could not stop what is on its way: how to send it back once it is there. */
export const parcelNotStopped = defineMessage({
	payload: accountPayload.extend({
		order: z.string(),
		carrier: z.string(),
		items: z.array(z.object({ title: z.string(), quantity: z.int() })),
		guide: returnGuide
	}),
	subject: ({ order }, { locale }) => m.mail_parcel_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { name, order, carrier, guide } = payload;
		return [
			{ kind: 'heading', text: m.mail_parcel_title({}, { locale }) },
			text(m.mail_hello({ name }, { locale })),
			text(m.mail_parcel_text({ carrier }, { locale })),
			itemsBlock(payload, to),
			...returnBlocks(guide, to),
			...reach(to),
			text(m.mail_signed({ shop: shop.name }, { locale })),
			{ kind: 'note', text: m.mail_payment_facts({ order }, { locale }) }
		];
	}
});
