/** What the filters that come from data can be set to. */
export type Named = { readonly id: string; readonly name: string };
export type QueueOptions = {
	readonly channels: readonly string[];
	readonly suppliers: readonly Named[];
	/** Who may be given a case. */
	readonly staff: readonly Named[];
	readonly currencies: readonly string[];
};

type Beside = { readonly number: string; readonly customer: string };
/** The cases before and after one in the list it was opened from. */
export type Neighbors = { readonly previous?: Beside; readonly next?: Beside };
