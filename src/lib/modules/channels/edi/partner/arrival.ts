import type { EnvelopeTrouble, Interchange, Party } from '../envelope';
import { isSound, readInterchange } from '../interchange';
import { isMessage } from '../message';
import { readMessage } from '../read';
import type { EdiKind, EdiRefusal } from './states';
import type { EdiPartner } from './terms';

/** What an interchange is at first sight. `refused`: none of it is believed; `gapFrom`: the first number left out before it. */
export type Arrival = {
	readonly kind: EdiKind;
	readonly control: string;
	readonly orderNumber: string | null;
	readonly test: boolean;
	readonly refused: EnvelopeTrouble | EdiRefusal | null;
	readonly gapFrom: number | null;
	/** Its control number, where it is one. */
	readonly number: number | null;
	/** The number that counts as its last from now on. */
	readonly lastIn: number | null;
};

type Known = { readonly lastIn: number | null };

export function arrivalOf(partner: EdiPartner, { lastIn }: Known, text: string): Arrival {
	const it = readInterchange(text);
	if ('trouble' in it) {
		const nothing = { kind: 'unreadable', control: '', orderNumber: null, test: false } as const;
		return { ...nothing, refused: it.trouble, gapFrom: null, number: null, lastIn };
	}
	const { control, test } = it;
	const shown = { ...contentOf(it), control, test };
	if (!isBetween(partner, it)) return { ...shown, refused: 'sender_unknown', gapFrom: null, number: null, lastIn };
	const trouble = [...it.troubles, ...it.sets.flatMap(({ troubles }) => troubles)][0] ?? null;
	return { ...shown, refused: isSound(it) ? null : trouble, ...counted(control, lastIn) };
}

function contentOf(it: Interchange): Pick<Arrival, 'kind' | 'orderNumber'> {
	const said = it.sets.map((set) => readMessage(it, set)).filter(isMessage);
	const kinds = new Set(said.map(({ kind }) => kind));
	const [first] = said;
	const orderNumber = first && first.kind !== 'receipt' ? first.number : null;
	return { kind: !first ? 'unreadable' : kinds.size > 1 ? 'several' : first.kind, orderNumber };
}

const isBetween = ({ own, their }: EdiPartner, { sender, receiver }: Interchange) =>
	isSame(their, sender) && isSame(own, receiver);

/** Padding is no part of a name; a qualifier that was not agreed on may be any. */
const isSame = (agreed: Party, said: Party) =>
	agreed.id === said.id.trim() && (agreed.qualifier === '' || agreed.qualifier === said.qualifier.trim());

/** Numbers go up by one. One below the last is late and leaves no gap. */
function counted(control: string, lastIn: number | null): Pick<Arrival, 'gapFrom' | 'lastIn' | 'number'> {
	if (!/^\d{1,14}$/.test(control)) return { gapFrom: null, number: null, lastIn };
	const number = Number(control);
	if (lastIn === null || number <= lastIn) return { gapFrom: null, number, lastIn: Math.max(number, lastIn ?? 0) };
	return { gapFrom: number > lastIn + 1 ? lastIn + 1 : null, number, lastIn: number };
}
