import { Readable } from 'node:stream';
import { BYTE_ORDER_MARK, csvOf } from '$lib/server/csv';
import type { Ctx } from '$lib/server/ctx';
import type { Download } from '$lib/server/http/download';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { templateFile } from './template.server';
import { partWord } from '../columns/field-words';
import { KIND_WORDS } from '../admin/words';
import { allImported, allTroubles } from '../repository/findings.server';
import { getImport } from '../repository/imports.server';
import type { Phase } from '../state';
import { demandManager } from './rights.server';

/** Every line of a file that was kept out, with its reason and what to do about it. */
export async function keptOutFile(ctx: Ctx, id: string): Promise<Download> {
	demandManager(ctx);
	const { fileName, run } = await getImport(ctx.db, id);
	return { name: `kept-out-${bare(fileName)}.csv`, rows: keptOutRows(ctx, { id, phase: run ? 'import' : 'check' }) };
}

async function* keptOutRows({ db, locale, timeZone }: Ctx, key: { readonly id: string; readonly phase: Phase }) {
	const head = [
		m.import_csv_line,
		m.import_csv_order,
		m.import_csv_reason,
		m.import_csv_found,
		m.import_csv_what_to_do
	];
	yield BYTE_ORDER_MARK + csvOf([head.map((say) => say({}, { locale }))], timeZone);
	for await (const lines of allTroubles(db, key)) {
		const rows = lines.map(({ line, number, kind, field, found }) => {
			const { what, todo } = KIND_WORDS[kind];
			const there = [field ? partWord(field, locale) : '', found ?? ''].filter(Boolean).join(': ');
			return [line, number, what({}, { locale }), there, todo({}, { locale })];
		});
		yield csvOf(rows, timeZone);
	}
}

/** The numbers of all orders an import brought. */
export async function cameInFile(ctx: Ctx, id: string): Promise<Download> {
	demandManager(ctx);
	const { fileName } = await getImport(ctx.db, id);
	return { name: `came-in-${bare(fileName)}.csv`, rows: cameInRows(ctx, id) };
}

async function* cameInRows({ db, locale, timeZone }: Ctx, id: string) {
	yield BYTE_ORDER_MARK + csvOf([[m.import_csv_order({}, { locale })]], timeZone);
	for await (const numbers of allImported(db, id))
		yield csvOf(
			numbers.map((number) => [number]),
			timeZone
		);
}

/** An example to start from. */
export const templateDownload = async (language: Locale): Promise<Download> => ({
	name: language === 'ko' ? '주문-양식.csv' : 'orders-template.csv',
	rows: Readable.from([templateFile(language)])
});

const bare = (fileName: string) => fileName.replace(/\.(csv|tsv|txt|gz)$/gi, '').replace(/[^\p{L}\p{N}_-]+/gu, '-');
