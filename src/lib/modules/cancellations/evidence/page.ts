/** A part of the page: rows of words, the first of each in bold. */
export type Section = { readonly title: string; readonly rows: readonly (readonly string[])[] };

type Page = {
	readonly locale: string;
	readonly title: string;
	readonly lead: string;
	readonly sections: readonly Section[];
};

/** One page that says it all, for somebody who opens no other file. It loads nothing, and runs nothing. */
export const evidencePage = ({ locale, title, lead, sections }: Page): string =>
	`<!doctype html>
<html lang="${safe(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(title)}</title><style>${LOOKS}</style></head>
<body><h1>${safe(title)}</h1><p>${safe(lead)}</p>${sections.map(sectionOf).join('')}</body></html>
`;

const sectionOf = ({ title, rows }: Section) =>
	rows.length === 0 ? '' : `<h2>${safe(title)}</h2><table>${rows.map(rowOf).join('')}</table>`;

const rowOf = ([first = '', ...rest]: readonly string[]) =>
	`<tr><th scope="row">${safe(first)}</th>${rest.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

const LOOKS = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;
border-bottom:1px solid #ccc;white-space:pre-wrap;overflow-wrap:anywhere}th{font-weight:600;width:14rem}td{min-width:8rem}`;
