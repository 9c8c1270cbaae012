import { z } from 'zod';
import { formatDate } from '$lib/core/format';
import { m } from '../spoken';
import type { Block } from '../block';
import { defineMessage, type Writing } from '../message';
import { itemsBlock, text } from '../phrases';
import { hoursIn } from '../../settings/shop';
import { usualWords } from '../../suppliers/letter-words';

const payload = z.object({
	supplier: z.string(),
	customer: z.string(),
	order: z.string(),
	/** Its own number of the order. */
	number: z.string().default(''),
	/** What staff wrote instead of the usual words. */
	words: z.string().nullable().default(null),
	items: z.array(z.object({ title: z.string(), quantity: z.int() }))
});
type Payload = z.output<typeof payload>;

/** We ask a supplier to stop what we bought for this order. Money between shopper and shop is none of its business. */
export const supplierLetter = defineMessage({
	payload,
	subject: ({ order }, { locale }) => m.mail_supplier_subject({ order }, { locale }),
	blocks: (it, to) => [
		{ kind: 'heading', text: m.mail_supplier_title({}, { locale: to.locale }) },
		text(m.mail_supplier_hello({ supplier: it.supplier }, { locale: to.locale })),
		...(it.words ?? usualWords({ ...it, shop: to.shop.name, locale: to.locale })).split(/\n{2,}/).map(text),
		itemsBlock(it, to),
		...answerBlocks(it, to)
	]
});

/** The one reminder. */
export const supplierReminder = defineMessage({
	payload,
	subject: ({ order }, { locale }) => m.supply_mail_reminder_subject({ order }, { locale }),
	blocks: (it, to) => [
		{ kind: 'heading', text: m.supply_mail_reminder_title({}, { locale: to.locale }) },
		text(m.mail_supplier_hello({ supplier: it.supplier }, { locale: to.locale })),
		text(m.supply_mail_reminder_text({ shop: to.shop.name, order: it.order }, { locale: to.locale })),
		itemsBlock(it, to),
		...answerBlocks(it, to)
	]
});

/** The order is wanted after all. */
export const supplierGoOn = defineMessage({
	payload,
	subject: ({ order }, { locale }) => m.supply_mail_go_on_subject({ order }, { locale }),
	blocks: (it, to) => [
		{ kind: 'heading', text: m.supply_mail_go_on_title({}, { locale: to.locale }) },
		text(m.mail_supplier_hello({ supplier: it.supplier }, { locale: to.locale })),
		text(m.supply_mail_go_on_text({ shop: to.shop.name, order: it.order }, { locale: to.locale })),
		itemsBlock(it, to),
		...signedBlocks(it, to)
	]
});

/** The link to answer by; a button on that page answers, the link itself only shows. */
function answerBlocks(it: Payload, to: Writing): Block[] {
	const { locale, follow } = to;
	if (!follow) return [text(m.mail_supplier_answer({}, { locale })), ...signedBlocks(it, to)];
	const date = follow.until ? formatDate(follow.until, locale, 'UTC', 'long') : '';
	return [
		{ kind: 'button', label: m.supply_mail_answer_button({}, { locale }), href: follow.href },
		{ kind: 'note', text: m.supply_mail_link_note({ date }, { locale }) },
		...signedBlocks(it, to)
	];
}

const signedBlocks = ({ number }: Payload, { locale, shop }: Writing): Block[] => [
	text(reachOf(shop, locale)),
	text(m.mail_signed({ shop: shop.name }, { locale })),
	...(number === '' ? [] : [{ kind: 'note', text: m.supply_mail_number({ number }, { locale }) } as const])
];

/** Only the ways to reach the shop that it has. */
function reachOf(shop: Writing['shop'], locale: Writing['locale']): string {
	const { email, phone } = shop;
	const hours = hoursIn(shop, locale);
	if (phone === '') return m.mail_supplier_reach_email({ email }, { locale });
	return hours === ''
		? m.mail_supplier_reach_phone({ email, phone }, { locale })
		: m.mail_supplier_reach({ email, phone, hours }, { locale });
}
