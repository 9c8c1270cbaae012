import type { Segment, Syntax } from './segments';
import { readSegments } from './segments';
import { cutOf, type Standard } from './syntax';
import { edifactEnvelope } from './edifact/envelope';
import { x12Envelope } from './x12/envelope';

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

/** What a text is; nothing but the trouble where it can't even be told from whom it is. */
export function readInterchange(given: string): Interchange | { readonly trouble: EnvelopeTrouble } {
	const cut = cutOf(given);
	if (!cut) return { trouble: 'not_an_interchange' };
	const { segments, rest } = readSegments(cut.text, cut.syntax);
	const envelope = cut.standard === 'x12' ? x12Envelope(segments) : edifactEnvelope(segments);
	if (!envelope) return { trouble: 'not_an_interchange' };
	const controls = envelope.sets.map(({ control, group }) => `${group.control} ${control}`);
	const troubles = [
		...envelope.troubles,
		...(rest === '' ? [] : (['not_ended'] as const)),
		...(new Set(controls).size === controls.length ? [] : (['control_repeated'] as const))
	];
	return { standard: cut.standard, syntax: cut.syntax, ...envelope, troubles: [...new Set(troubles)] };
}

export type Envelope = Omit<Interchange, 'standard' | 'syntax'>;

/** Its messages can be believed: nothing is missing, nothing came twice. */
export const isSound = ({ troubles, sets }: Interchange): boolean =>
	troubles.length === 0 && sets.every((set) => set.troubles.length === 0);
