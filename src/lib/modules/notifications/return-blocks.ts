import type { ReturnGuide } from '../cancellations/returns/return-guide';
import type { Block } from './block';
import type { Writing } from './message';
import { text } from './phrases';
import { m } from './spoken';

/** How to send goods back: what to do, where they go, and the shop's own page for it. */
export function returnBlocks({ text: said, address, link }: ReturnGuide, { locale, shop }: Writing): Block[] {
	const words = said[locale] || m.mail_return_usual({}, { locale });
	const where = lines(address || shop.address);
	return [
		...lines(words).map(text),
		...(where.length > 0 ? [{ kind: 'list', title: m.mail_return_address({}, { locale }), rows: where } as const] : []),
		...(link === '' ? [] : [{ kind: 'link', label: m.mail_return_link({}, { locale }), href: link } as const])
	];
}

const lines = (words: string): string[] =>
	words
		.split(/\n+/)
		.map((line) => line.trim())
		.filter(Boolean);
