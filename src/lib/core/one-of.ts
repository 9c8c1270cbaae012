/** Whether `value` is in `list`, telling the compiler so. */
export const isOneOf = <const T extends string>(list: readonly T[], value: string): value is T =>
	list.some((one) => one === value);
