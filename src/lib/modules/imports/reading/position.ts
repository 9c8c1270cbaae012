/** A place in a file where a row begins: how many bytes and lines are before it. */
export type Position = { readonly byte: number; readonly line: number };

export const START: Position = { byte: 0, line: 0 };

/** Reading goes on at `from`; up to the byte `seen` it was read. What ends on a line up to `line` was counted already, and matters to orders in `open` only. */
export type Checkpoint = {
	readonly from: Position;
	readonly seen: number;
	readonly line: number;
	/** How many batches there were. */
	readonly batch: number;
	readonly open: readonly string[];
};
