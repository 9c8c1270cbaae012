import { isReadEdifact, readEdifact } from './edifact/read';
import type { Interchange, MessageSet } from './envelope';
import type { EdiReceipt, Read } from './message';
import { isReadX12, readX12 } from './x12/read';

/** What a message of an interchange says. */
export const readMessage = ({ standard }: Pick<Interchange, 'standard'>, set: MessageSet): Read =>
	standard === 'x12' ? readX12(set) : readEdifact(set);

/** A receipt is never answered by one: two partners would thank each other for ever. */
export const isReceipt = ({ type }: MessageSet): boolean => type === '997' || type === 'CONTRL';

/**
 * What we say back of having read it, one for each group (X12) or one for all (EDIFACT); nothing of receipts. It says that
 * a message can be read, never that what it asks for is done. One of a kind that nobody here reads, as an invoice, is
 * rejected for that, lest its sender wait for what never comes; the rest of what it came with is taken all the same.
 */
export function receiptsFor(it: Interchange): (EdiReceipt & { readonly code: string })[] {
	const sets = it.sets.filter((set) => !isReceipt(set));
	const groups = it.standard === 'x12' ? [...new Set(sets.map(({ group }) => group.control))] : [''];
	return groups.flatMap((control) => {
		const inIt = sets.filter((set) => set.group.control === control);
		const [one] = inIt;
		if (!one) return [];
		const read = inIt.map((set) => standingOf(it, set));
		const accepted = read.every((set) => set.accepted || (it.standard !== 'x12' && set.why !== undefined));
		return [
			{
				kind: 'receipt',
				of: it.standard === 'x12' ? control : it.control,
				accepted,
				sets: read,
				code: one.group.code
			} as const
		];
	});
}

function standingOf(it: Interchange, { type, control, troubles }: MessageSet): EdiReceipt['sets'][number] {
	const isSound = it.troubles.length === 0 && troubles.length === 0;
	const isRead = it.standard === 'x12' ? isReadX12(type) : isReadEdifact(type);
	return {
		type,
		control,
		accepted: isSound && isRead,
		...(isSound && !isRead ? { why: 'not_supported' as const } : {})
	};
}
