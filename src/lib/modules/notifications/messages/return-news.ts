import { z } from 'zod';
import { returnGuide } from '../../cancellations/returns/return-guide';
import { accountPayload } from '../account-payload';
import { defineMessage } from '../message';
import { itemsBlock, reach, text } from '../phrases';
import { returnBlocks } from '../return-blocks';
import { RETURN_NEWS, type ReturnNews } from '../return-news';
import { m } from '../spoken';

/** Goods of a contract that was withdrawn from: how they are sent back, and that they came. */
export const returnNews = defineMessage({
	payload: accountPayload.extend({
		order: z.string(),
		news: z.enum(RETURN_NEWS),
		items: z.array(z.object({ title: z.string(), quantity: z.int() })),
		guide: returnGuide
	}),
	subject: ({ order, news }, { locale }) => WORDS[news].subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { name, order, news, guide } = payload;
		return [
			{ kind: 'heading', text: WORDS[news].title({}, { locale }) },
			text(m.mail_hello({ name }, { locale })),
			text(WORDS[news].text({}, { locale })),
			itemsBlock(payload, to),
			...(news === 'awaited' ? returnBlocks(guide, to) : []),
			...reach(to),
			text(m.mail_signed({ shop: shop.name }, { locale })),
			{ kind: 'note', text: m.mail_payment_facts({ order }, { locale }) }
		];
	}
});

const WORDS = {
	awaited: {
		subject: m.mail_goods_awaited_subject,
		title: m.mail_goods_awaited_title,
		text: m.mail_goods_awaited_text
	},
	received: {
		subject: m.mail_goods_received_subject,
		title: m.mail_goods_received_title,
		text: m.mail_goods_received_text
	},
	proven: { subject: m.mail_goods_proven_subject, title: m.mail_goods_proven_title, text: m.mail_goods_proven_text }
} satisfies Readonly<Record<ReturnNews, unknown>>;
