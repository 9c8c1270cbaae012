/** How many of the orders placed are among these, in percent with one decimal; null where none was placed. */
export const shareOf = (orders: number, placed: number): number | null =>
	placed === 0 ? null : Math.round((orders * 1000) / placed) / 10;
