import type { Origin } from '../../settings/origins';
import type { Status } from '../status';

/** How a case stands, as far as a list shows it. */
export type CaseMark = {
	readonly id: string;
	readonly number: string;
	readonly state: Status;
	readonly origin: Origin;
};

/** Something that just happened to a case, as open pages of the back office are told. */
export type LiveChange = {
	/** Its place in the feed of events. */
	readonly seq: number;
	readonly name: string;
	readonly by: { readonly id: string; readonly kind: string; readonly name: string };
	readonly case: CaseMark;
};

/** That something changed which a shopper sees: whose it is, on which order and case. Of all this a page is told nothing. */
export type Touch = {
	readonly seq: number;
	readonly shopper: string;
	readonly order: string | null;
	readonly cancellation: string | null;
};
