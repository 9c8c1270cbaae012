/** What stands in for a picture: the first letters of the first two words, one for scripts that write in blocks. */
export function initialsOf(title: string): string {
	const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
	const [first = '', second = ''] = words;
	const start = [...first][0] ?? '';
	return isLatin(start) ? [start, [...second][0] ?? ''].filter(isLatin).join('').toUpperCase() : start;
}

/** The same title always gets the same one of so many colors. */
export const tintOf = (title: string, tints: number): number =>
	[...title].reduce((all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % tints;

const isLatin = (letter: string) => /^[\p{Script=Latin}\p{N}]/u.test(letter);
