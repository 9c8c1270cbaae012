import type { ChangeLine } from '../../channels/edi/message';
import { namelessGoods } from '../../channels/edi/partner/terms';
import type { LineFacts } from '../../orders/order';

/** A line of an order. `theirs`: the number its buyer gave it; nothing where it gave none, or none was kept. */
export type EdiLine = Pick<LineFacts, 'id' | 'position' | 'sku' | 'quantity' | 'units'> & {
	readonly theirs: string | null;
};

/** The lines of an order with the numbers its buyer gave them. */
export const numbered = <L extends Pick<LineFacts, 'id'>>(
	lines: readonly L[],
	numbers: ReadonlyMap<string, string>
): readonly (L & Pick<EdiLine, 'theirs'>)[] => lines.map((line) => ({ ...line, theirs: numbers.get(line.id) ?? null }));

/** What a line is called towards a partner: as that counts or, where we don't know, by its place. */
export const numberOf = ({ theirs, position }: Pick<EdiLine, 'theirs' | 'position'>): string =>
	theirs ?? String(position + 1);

type Named = Pick<ChangeLine, 'line' | 'sku'>;

/**
 * The line that a message means, or why none is meant: no line has that number, or other goods are on it. The buyer's own
 * number counts, and what the goods are called has to agree. Where no numbers were kept the goods count, and the place only
 * tells lines of the same goods apart, or names one where nothing else does.
 */
export function lineOf(named: Named, lines: readonly EdiLine[]): EdiLine | 'unknown' | 'unlike' {
	const numbers = lines.filter((one) => plain(numberOf(one)) === plain(named.line));
	const goods = lines.filter(({ sku }) => sku === named.sku);
	const both = numbers.filter((one) => isOf(one, named));
	const isNumbered = named.line !== '' && lines.some(({ theirs }) => theirs !== null);
	if (named.sku === '') return only(numbers);
	if (isNumbered && numbers.length > 0 && both.length === 0) return 'unlike';
	if (isNumbered || goods.length > 1) return only(both);
	return goods.length === 0 && numbers.length > 0 ? 'unlike' : only(goods);
}

/** Partners write `1`, `01` and `0001`. */
const plain = (number: string) => number.trim().replace(/^0+(?=.)/, '');

/** A line that came without a name for its goods is of any. */
const isOf = ({ sku, theirs }: EdiLine, named: Named) => sku === named.sku || sku === namelessGoods(theirs ?? '');

const only = (found: readonly EdiLine[]) => (found.length === 1 && found[0] ? found[0] : 'unknown');
