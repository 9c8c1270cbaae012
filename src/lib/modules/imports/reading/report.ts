/** A row that was kept out, so that somebody can look at it. `order` where it is known. */
export type Example = { readonly line: number; readonly order?: string; readonly why?: string };

/** What became of a file. Every line is in an order, or counted under why it is not. */
export type ImportReport = {
	readonly lines: number;
	readonly orders: number;
	readonly kept_out: Readonly<Record<string, number>>;
	readonly notices: Readonly<Record<string, number>>;
	readonly examples: Readonly<Record<string, readonly Example[]>>;
	readonly seconds: number;
	readonly lines_per_second: number;
};

const MOST_EXAMPLES = 20;

/** Counts while a file is read. */
export class Tally {
	lines = 0;
	orders = 0;
	readonly #keptOut: Record<string, number> = {};
	readonly #notices: Record<string, number> = {};
	readonly #examples: Record<string, Example[]> = {};

	/** Counts lines that are not imported; the first few are kept to be looked at. */
	keepOut(kind: string, examples: readonly Example[]): void {
		this.#keptOut[kind] = (this.#keptOut[kind] ?? 0) + examples.length;
		const kept = (this.#examples[kind] ??= []);
		kept.push(...examples.slice(0, MOST_EXAMPLES - kept.length));
	}

	note(notices: Readonly<Record<string, number>>): void {
		for (const [kind, count] of Object.entries(notices)) this.#notices[kind] = (this.#notices[kind] ?? 0) + count;
	}

	/** The report, `seconds` after the start. */
	report(seconds: number): ImportReport {
		return {
			lines: this.lines,
			orders: this.orders,
			kept_out: this.#keptOut,
			notices: this.#notices,
			examples: this.#examples,
			seconds: Math.round(seconds * 10) / 10,
			lines_per_second: Math.round(this.lines / Math.max(seconds, 0.001))
		};
	}
}
