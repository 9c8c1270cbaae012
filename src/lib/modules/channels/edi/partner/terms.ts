import type { Side } from '../../connectors/names';
import type { Party } from '../envelope';
import type { Syntax } from '../segments';
import type { Standard } from '../syntax';

/** How messages travel. `none`: by hand, on the pages. */
export const EDI_WAYS = ['none', 'folder', 'sftp'] as const;
export type EdiWayName = (typeof EDI_WAYS)[number];

/** Where messages are left and fetched. `folder`: a name below the directory of the installation. */
export type EdiWay =
	| { readonly way: 'none' }
	| { readonly way: 'folder'; readonly folder: string }
	| {
			readonly way: 'sftp';
			readonly host: string;
			readonly port: number;
			readonly user: string;
			readonly password: string;
			readonly private_key: string;
			/** What the server has to prove it is: `SHA256:…`, as `ssh-keygen -l` prints it. */
			readonly host_key: string;
			readonly in_path: string;
			readonly out_path: string;
	  };

/** What was agreed with a partner. `version`: `004010` (X12) or `D96A` (EDIFACT). */
export type EdiTerms = {
	readonly version: string;
	readonly syntax: Syntax;
	/** What a quantity on a line that gets fewer means. */
	readonly quantity_means: 'removed' | 'left';
	/** Put before its order numbers, so that two partners may count alike. */
	readonly order_prefix: string;
	readonly currency: string;
	readonly region: string;
	readonly locale: 'en' | 'ko';
	/** Whom we write to where an order names nobody. */
	readonly email: string;
	/** How long a receipt may take. */
	readonly receipt_hours: number;
	/** Marked as tests: what we write, while both sides try. */
	readonly test: boolean;
};

/** Somebody we exchange messages with. `own` and `their`: how we and it are called in envelopes. */
export type EdiPartner = {
	readonly id: string;
	readonly name: string;
	readonly side: Side;
	readonly standard: Standard;
	readonly own: Party;
	readonly their: Party;
	readonly terms: EdiTerms;
};

/** What a partner can do, as data. `create`: cancellations are made here for it, by page or API. */
export type EdiCan = { readonly create: boolean; readonly partial: boolean; readonly undo: boolean };

/** A buyer tells us by message; a seller takes whole orders back only. What was told is never taken back. */
export const EDI_CAN = {
	buyer: { create: false, partial: true, undo: false },
	seller: { create: true, partial: false, undo: false }
} as const satisfies Record<Side, EdiCan>;

/** Our number of an order that a partner calls so, and the other way round. */
export const ourNumber = ({ order_prefix }: Pick<EdiTerms, 'order_prefix'>, number: string): string =>
	`${order_prefix}${number}`.slice(0, 100);
export const theirNumber = ({ order_prefix }: Pick<EdiTerms, 'order_prefix'>, number: string): string =>
	order_prefix !== '' && number.startsWith(order_prefix) ? number.slice(order_prefix.length) : number;

/** What goods are called that an order gives no name. */
export const namelessGoods = (line: string): string => `line ${line}`;
