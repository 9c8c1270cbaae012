import { edifactEnvelope } from './edifact/envelope';
import type { EnvelopeTrouble, Interchange } from './envelope';
import { readSegments } from './segments';
import { cutOf } from './syntax';
import { x12Envelope } from './x12/envelope';

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

/** Its messages can be believed: nothing is missing, nothing came twice. */
export const isSound = ({ troubles, sets }: Interchange): boolean =>
	troubles.length === 0 && sets.every((set) => set.troubles.length === 0);
