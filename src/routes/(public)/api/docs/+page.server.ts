import { REFUSALS, type RefusalCode } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import { manualOf } from '$lib/server/api/manual';
import { openapiOf } from '$lib/server/api/openapi';
import { page } from '$lib/server/http/page';
import { refusalText } from '$lib/server/words';
import { docsWords } from './docs-words.server';

/** Nothing here needs a script, and there is much of it: it is not sent twice. */
export const csr = false;

const modules = import.meta.glob('../../../api/v1/**/+server.ts', { eager: true });
let document: unknown;

/** The API's document as a page. Its frame speaks the reader's language; the document itself is in English. */
export const load = page({}, async ({ locale }, _params, { url }) => {
	const search = (url.searchParams.get('q') ?? '').slice(0, 100);
	document ??= openapiOf(modules, '/');
	return {
		search,
		none: m.api_docs_none({ search }),
		manual: manualOf(document, { server: url.origin, search }),
		codes: Object.keys(REFUSALS)
			.filter(isCode)
			.map((code) => ({ code, status: REFUSALS[code].status, text: unfilled(refusalText(code, {}, locale)) })),
		says: docsWords()
	};
});

/** What only a real refusal could fill in. */
const unfilled = (text: string) => text.replaceAll('undefined', '…');

function isCode(code: string): code is RefusalCode {
	return code in REFUSALS;
}
