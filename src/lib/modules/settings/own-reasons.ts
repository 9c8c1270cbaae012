import { USUAL_REASONS, type ReasonRow } from './reasons';

/**
 * The reasons as the shop in front of us has them, for whatever only shows them: every process keeps them as it keeps the
 * shop's profile, and a page brings its own. What decides about money reads its policy instead.
 */
let read: () => readonly ReasonRow[] | null = () => null;

export const readReasonsBy = (source: typeof read): void => void (read = source);
export const ownReasons = (): readonly ReasonRow[] => read() ?? USUAL_REASONS;

/** What a page has to bring: nothing where all is as usual, and of the names only those it will show. */
export function reasonsFor(rows: readonly ReasonRow[], locale: 'en' | 'ko'): readonly ReasonRow[] | null {
	const said = rows.map((row) => ({ ...row, en: '', ko: '', [locale]: row[locale] }));
	return JSON.stringify(said) === JSON.stringify(USUAL_REASONS) ? null : said;
}
