import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { m } from '../spoken';
import { CHANGED_PARTS, type ChangedPart } from '../../refunds/quote/quote-change';
import { defineMessage, type Writing } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** Less would come back than was shown: why, and a link to say whether that is all right. */
export const priceChanged = defineMessage({
	payload: casePayload.extend({
		before: z.int(),
		after: z.int(),
		changes: z.array(z.object({ part: z.enum(CHANGED_PARTS), before: z.int(), after: z.int() }))
	}),
	subject: ({ order }, { locale }) => m.mail_price_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const money = (amount: number) => formatMoney(amount, payload.currency, locale);
		const rows = payload.changes.map(({ part, before, after }) => ({
			label: PART_WORDS[part]({}, { locale }),
			amount: m.mail_price_from_to({ before: money(before), after: money(after) }, { locale })
		}));
		const said = { before: money(payload.before), after: money(payload.after) };
		return [
			...opening(m.mail_price_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_price_text(said, { locale })),
			{ kind: 'amounts', title: m.mail_price_why({}, { locale }), rows },
			itemsBlock(payload, to),
			text(m.mail_price_next({}, { locale })),
			...closing(payload, { ...to, label: m.mail_price_answer({}, { locale }) }, payload.timeZone)
		];
	}
});

const PART_WORDS: Record<ChangedPart, (inputs: Record<string, never>, options: Pick<Writing, 'locale'>) => string> = {
	items: m.quote_part_items,
	shipping: m.quote_part_shipping,
	adjustments: m.quote_part_adjustments,
	fee: m.quote_part_fee,
	production: m.quote_fee_production,
	debt: m.quote_part_debt,
	payments: m.quote_part_payments
};
