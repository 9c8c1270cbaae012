import type { Segment, Syntax } from './segments';
import type { Standard } from './syntax';

/** One message with its own control number, in the group (X12) it came in. `segments`: what stands between its ends. */
export type MessageSet = {
	readonly type: string;
	readonly control: string;
	/** X12: function and control number of its group; empty in EDIFACT. */
	readonly group: { readonly code: string; readonly control: string };
	readonly segments: readonly Segment[];
	/** What its own ends say wrongly. */
	readonly troubles: readonly EnvelopeTrouble[];
};

export type Party = { readonly qualifier: string; readonly id: string };

/** What is wrong with an envelope. None of its messages is believed then. */
export const ENVELOPE_TROUBLES = [
	'not_an_interchange',
	'not_ended',
	'out_of_place',
	'count_wrong',
	'control_wrong',
	'control_repeated'
] as const;
export type EnvelopeTrouble = (typeof ENVELOPE_TROUBLES)[number];

export type Interchange = {
	readonly standard: Standard;
	readonly syntax: Syntax;
	readonly sender: Party;
	readonly receiver: Party;
	readonly control: string;
	readonly test: boolean;
	readonly sets: readonly MessageSet[];
	readonly troubles: readonly EnvelopeTrouble[];
};

export type Envelope = Omit<Interchange, 'standard' | 'syntax'>;

/** Around a message that goes out. `control`: nine digits, never used before with this partner; `day` and `time` are UTC. */
export type Outgoing = {
	readonly from: Party;
	readonly to: Party;
	readonly control: string;
	/** `YYYYMMDD` and `HHMM`. */
	readonly day: string;
	readonly time: string;
	readonly test: boolean;
	/** X12: the function code of the group a receipt is for. */
	readonly code: string;
	/** `004010` (X12) or `D96A` (EDIFACT), which they are when left out. */
	readonly version?: string;
};
