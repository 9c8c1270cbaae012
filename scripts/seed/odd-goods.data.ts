import type { Good } from './goods.data';

/** A word that no line can break. */
export const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const long = (sku: string, krw: number, title: string): Good => {
	const words = { ko: title, en: title, ja: title, de: title };
	return { sku, ...words, krw, stock: 0, supplier: 'Northwood Prints' };
};

/** Goods whose names are too long, or read from the right. */
export const ODD_GOODS: readonly Good[] = [
	long('ODD-LONG', 22_000, `Poster “${UNBROKEN}”`),
	long(
		'ODD-WORDY',
		31_000,
		'Poster of a very small boat on a very large sea, seen from the cliffs above the harbor. '.repeat(2).trim()
	),
	long('ODD-RTL', 18_000, 'ملصق البحر الأزرق'),
	long('ODD-EMOJI', 12_000, 'Sticker sheet 🦊👩‍👩‍👧‍👦🇰🇷 “café”')
];
