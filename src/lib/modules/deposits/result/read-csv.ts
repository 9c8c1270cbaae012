import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { BankResult, ResultLine, Told } from './result';

/** What the columns may be called, in the order they are looked for. */
const NAMES = {
	reference: ['reference', 'end_to_end_id', 'endtoendid', '참조번호', '참조'],
	status: ['status', 'result', '상태', '결과', '처리결과'],
	reason: ['reason', 'message', 'error', '사유', '오류내용'],
	amount: ['amount', '금액', '이체금액']
} as const;

/** What a bank may call it. */
const TOLD: Readonly<Record<Told, readonly string[]>> = {
	failed: ['failed', 'fail', 'rejected', 'returned', 'error', 'rjct', '실패', '오류', '반려', '불능'],
	paid: ['paid', 'ok', 'success', 'succeeded', 'booked', 'acsc', 'accc', '성공', '완료', '정상'],
	open: ['open', 'pending', 'accepted', 'acsp', 'actc', 'accp', 'pdng', '대기', '처리중']
};

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** A bank's answer as a table with a heading. Only reference and status have to be there. */
export function readResultCsv(text: string): Verdict<BankResult> {
	const rows = rowsOf(text);
	const [head, ...rest] = rows ?? [];
	if (!head) return no('batch.result_unreadable');
	const columns = head.record.map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'));
	const at = (name: keyof typeof NAMES) => columns.findIndex((column) => NAMES[name].some((known) => known === column));
	const [reference, status] = [at('reference'), at('status')];
	if (reference < 0 || status < 0) return no('batch.result_columns');
	if (rest.length === 0) return no('batch.result_empty');
	const [reason, amount] = [at('reason'), at('amount')];
	return yes({
		lines: rest.map(({ record, info }): ResultLine => {
			const cell = (place: number) => (record[place] ?? '').trim();
			const said = cell(amount).replaceAll(',', '');
			const word = cell(status);
			return {
				...{ line: info.lines, reference: cell(reference), told: toldBy(word), word, reason: cell(reason) },
				...(said === '' ? {} : { amount: said })
			};
		})
	});
}

function rowsOf(text: string) {
	try {
		const read: unknown = parse(text, {
			...{ bom: true, info: true, delimiter: [',', ';', '\t'], skip_empty_lines: true },
			...{ relax_column_count: true, relax_quotes: true }
		});
		return records.parse(read);
	} catch {
		return undefined;
	}
}

const toldBy = (word: string): Told | undefined =>
	(['failed', 'paid', 'open'] as const).find((told) => TOLD[told].includes(word.toLowerCase()));
