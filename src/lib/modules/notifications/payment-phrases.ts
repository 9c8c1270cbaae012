import { z } from 'zod';
import { formatDate, formatMoney } from '$lib/core/format';
import { m } from './spoken';
import type { Block } from './block';
import type { Writing } from './message';
import { itemsBlock, reach, text } from './phrases';

/**
 * What every mail about an unpaid order says, frozen when it was ordered. `amount`: what is to be paid, or was; `undone`: the
 * cancellation whose undo the debt comes of.
 */
export const paymentPayload = z.object({
	name: z.string(),
	order: z.string(),
	currency: z.string(),
	timeZone: z.string(),
	amount: z.int(),
	undone: z.string().nullable(),
	items: z.array(z.object({ title: z.string(), quantity: z.int() }))
});
export type PaymentPayload = z.infer<typeof paymentPayload>;

export const amountOf = ({ amount, currency }: PaymentPayload, { locale }: Pick<Writing, 'locale'>) =>
	formatMoney(amount, currency, locale);

/** A mail about money: title, greeting, what is to say, the products it is for, and the button that leads to paying. */
type Parts = { readonly title: string; readonly said: readonly string[]; readonly button?: string };

export function paymentBlocks({ title, said, button }: Parts, payload: PaymentPayload, to: Writing): Block[] {
	const { locale, shop, follow } = to;
	const { order, name, timeZone } = payload;
	return [
		{ kind: 'heading', text: title },
		text(m.mail_hello({ name }, { locale })),
		...said.map(text),
		itemsBlock(payload, to),
		...(follow && button ? [{ kind: 'button', label: button, href: follow.href } as const] : []),
		...reach(to),
		text(m.mail_signed({ shop: shop.name }, { locale })),
		{ kind: 'note', text: m.mail_payment_facts({ order }, { locale }) },
		...(follow?.until && button ? [untilNote(follow.until, timeZone, locale)] : [])
	];
}

const untilNote = (until: Date, timeZone: string, locale: Writing['locale']): Block => ({
	kind: 'note',
	text: m.mail_payment_until({ date: formatDate(until, locale, timeZone, 'long') }, { locale })
});
