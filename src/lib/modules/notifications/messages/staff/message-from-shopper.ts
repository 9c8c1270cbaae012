import { z } from 'zod';
import { accountPayload } from '../../account-payload';
import { staffBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';
import { m } from '../../spoken';

/** The shopper wrote on a case: whoever works on it, or else the shop, is told. */
export const messageFromShopper = defineMessage({
	payload: accountPayload.extend({ order: z.string(), number: z.string(), author: z.string(), body: z.string() }),
	subject: ({ author, number }, { locale }) => m.mail_from_shopper_subject({ author, number }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { author, order, number, body } = payload;
		const title = m.mail_from_shopper_title({ author }, { locale });
		const before = [m.mail_from_shopper_text({ author, number, order }, { locale })];
		const [heading, greeting, said, ...rest] = staffBlocks(
			{ title, before, button: m.mail_from_shopper_button({}, { locale }) },
			payload,
			to
		);
		const quote = { kind: 'quote', text: body } as const;
		return [heading, greeting, said, quote, ...rest].flatMap((block) => block ?? []);
	}
});
