import type { Kind } from './formats/kinds';

/** A line of a file that was kept out: the field that is wrong, and what is found there, where that is known. */
export type KeptLine = {
	readonly line: number;
	readonly kind: Kind;
	readonly number: string | null;
	readonly field: string | null;
	readonly found: string | null;
};
