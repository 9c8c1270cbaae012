import type { Verdict } from '$lib/core/refusal';
import { readPain002 } from './read-pain002';
import { readResultCsv } from './read-csv';
import type { BankResult } from './result';

/** A bank's answer, told by what is in it, not by what the file is called. */
export const readResult = (text: string, messageId: string): Verdict<BankResult> =>
	/^\uFEFF?\s*</.test(text) ? readPain002(text, messageId) : readResultCsv(text);
