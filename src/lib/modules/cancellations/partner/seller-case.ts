import type { SupplierAskView } from '../suppliers/supplier-page';
import type { WordTone } from '../words';

/** A case as whoever delivers sees it: its own items, what it is asked and said, and how it went. */
export type SellerCase = {
	readonly number: string;
	readonly order: string;
	readonly at: Date;
	readonly state: { readonly tone: WordTone; readonly text: string };
	readonly items: readonly {
		readonly id: string;
		readonly title: string;
		readonly quantity: number;
		readonly why: string;
	}[];
	readonly asks: readonly SupplierAskView[];
	readonly story: readonly { readonly at: Date; readonly title: string; readonly tone: WordTone }[];
};
