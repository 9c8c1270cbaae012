import type { AmountRow, Block, Head, ItemRow, Letter } from '../block';
import { STYLE, THEME } from './theme';

/**
 * The mail as HTML: tables and inline styles, which is what mail programs understand. The few classes are only for those
 * that know dark mode.
 */
export const renderHtml = ({ subject, head, blocks }: Letter, locale: string): string =>
	`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">` +
	`<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
	`<meta name="referrer" content="no-referrer"><title>${escaped(subject)}</title><style>${THEME}</style></head>` +
	`<body class="page" style="${STYLE.page}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0">` +
	`<tr><td align="center"><table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" ` +
	`style="${STYLE.sheet}"><tr><td style="${STYLE.inside}">${headOf(head)}${blocks.map(partOf).join('')}</td></tr></table></td></tr>` +
	`</table></body></html>`;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
/** Safe as content and as an attribute. */
export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
const broken = (text: string) => escaped(text).replaceAll('\n', '<br>');

function partOf(block: Block): string {
	switch (block.kind) {
		case 'heading':
			return `<h1 style="${STYLE.heading}">${escaped(block.text)}</h1>`;
		case 'text':
			return `<p style="${STYLE.text}">${broken(block.text)}</p>`;
		case 'note':
			return `<p class="soft" style="${STYLE.note}">${broken(block.text)}</p>`;
		case 'quote':
			return `<blockquote class="line" style="${STYLE.quote}">${broken(block.text)}</blockquote>`;
		case 'list': {
			const rows = block.rows.map((row) => `<li style="${STYLE.entry}">${broken(row)}</li>`);
			return `${titleOf(block.title)}<ul style="${STYLE.list}">${rows.join('')}</ul>`;
		}
		case 'items':
			return titleOf(block.title) + table(block.rows.map(itemRow));
		case 'amounts':
			return titleOf(block.title) + table(block.rows.map(amountRow));
		case 'button':
			return `<p style="${STYLE.text}"><a class="button" href="${escaped(block.href)}" style="${STYLE.button}">${escaped(block.label)}</a></p>`;
		case 'link':
			return `<p class="soft" style="${STYLE.link}"><a class="soft" href="${escaped(block.href)}" style="${STYLE.soft}">${escaped(block.label)}</a></p>`;
	}
}

const headOf = ({ name, logo }: Head) =>
	logo === ''
		? `<p class="soft" style="${STYLE.shop}">${escaped(name)}</p>`
		: `<p style="${STYLE.shop}"><img src="${escaped(logo)}" alt="${escaped(name)}" height="40" style="${STYLE.logo}"></p>`;

const titleOf = (title: string) => (title ? `<h2 style="${STYLE.title}">${escaped(title)}</h2>` : '');

const table = (rows: readonly string[]) =>
	`<table width="100%" cellpadding="0" cellspacing="0" style="${STYLE.table}">${rows.join('')}</table>`;

const itemRow = ({ title, quantity, amount }: ItemRow) =>
	`<tr><td class="line" style="${STYLE.cell}">${escaped(title)} <span class="soft" style="${STYLE.soft}">${escaped(quantity)}</span></td>` +
	`<td class="line" align="right" style="${STYLE.figure}">${escaped(amount ?? '')}</td></tr>`;

function amountRow({ label, amount, hints = [], strong = false }: AmountRow): string {
	const weight = strong ? STYLE.strong : '';
	const below = hints.map((hint) => `<br><span class="soft" style="${STYLE.soft}">${escaped(hint)}</span>`).join('');
	return (
		`<tr><td class="line" style="${STYLE.cell}${weight}">${escaped(label)}${below}</td>` +
		`<td class="line" align="right" style="${STYLE.figure}${weight}">${escaped(amount)}</td></tr>`
	);
}
