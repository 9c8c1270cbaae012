/** A list as somebody opens it. Its statements are those the app sends, because it is the app that sends them. */
export type List = { readonly name: string; open(): Promise<unknown> };

/** Something real to look for. */
export type Known = {
	readonly orderNumber: string;
	readonly email: string;
	readonly shopperId: string;
	readonly caseId: string;
	readonly caseNumber: string;
	readonly orderId: string;
	readonly supplierId: string;
	readonly lastEvent: number;
	readonly staffId: string;
	/** When the last thing happened: a day on which there is something to count. */
	readonly now: Date;
};

export const LIMIT = 25;

/** The first page of a list that is cut in both directions, and the next. */
export function sheets(name: string, list: (cursor?: string) => Promise<{ older?: string }>): List[] {
	const next = async () => list((await list()).older);
	return [
		{ name, open: () => list() },
		{ name: `${name}, second page`, open: next }
	];
}

/** The same for a list that only goes on. */
export function pages(name: string, list: (cursor: { cursor?: string }) => Promise<{ next?: string }>): List[] {
	const next = async () => {
		const { next: cursor } = await list({});
		return list(cursor === undefined ? {} : { cursor });
	};
	return [
		{ name, open: () => list({}) },
		{ name: `${name}, second page`, open: next }
	];
}
