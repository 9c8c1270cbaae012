import type { Reading } from './kind';

/** Asks a supplier's own system how an order there stands, by the number it has there. @throws ReadingError for a no */
export type Reader = (number: string) => Promise<Reading>;

/** It answered, but not with the order. `code` is its own word for why. Whatever else is thrown was no answer. */
export class ReadingError extends Error {
	constructor(
		readonly code: string,
		message: string
	) {
		super(message);
	}
}
