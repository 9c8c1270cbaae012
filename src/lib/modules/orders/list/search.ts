const MOST_WORDS = 6;

/** The words of a search that can be found; all of them have to be. One without a letter or digit finds nothing. */
export const wordsOf = (search: string): string[] =>
	search
		.normalize('NFC')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word))
		.slice(0, MOST_WORDS);
