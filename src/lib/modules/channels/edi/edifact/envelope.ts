import type { Envelope, EnvelopeTrouble, MessageSet } from '../envelope';
import { at, type Segment } from '../segments';

/** What stands between UNB and UNZ: messages (UNH to UNT), with what their ends count. */
export function edifactEnvelope([unb, ...rest]: readonly Segment[]): Envelope | undefined {
	if (unb?.tag !== 'UNB') return undefined;
	const sets: MessageSet[] = [];
	const troubles: EnvelopeTrouble[] = [];
	let open: { readonly head: Segment; readonly segments: Segment[] } | undefined;
	let end: Segment | undefined;
	for (const one of rest) {
		if (end || (!open && one.tag !== 'UNH' && one.tag !== 'UNZ')) troubles.push('out_of_place');
		else if (one.tag === 'UNH') {
			if (open) troubles.push('not_ended');
			open = { head: one, segments: [] };
		} else if (one.tag === 'UNT' && open) {
			sets.push(setOf(open, one));
			open = undefined;
		} else if (one.tag === 'UNZ') end = one;
		else open?.segments.push(one);
	}
	const control = at(unb, 5);
	return {
		sender: { id: at(unb, 2), qualifier: at(unb, 2, 2) },
		receiver: { id: at(unb, 3), qualifier: at(unb, 3, 2) },
		control,
		test: at(unb, 11) === '1',
		sets,
		troubles: [...troubles, ...(open ? (['not_ended'] as const) : []), ...endOf(end, sets.length, control)]
	};
}

function setOf({ head, segments }: { head: Segment; segments: Segment[] }, end: Segment): MessageSet {
	return {
		type: at(head, 2),
		control: at(head, 1),
		group: { code: '', control: '' },
		segments,
		troubles: [
			...(Number(at(end, 1)) === segments.length + 2 ? [] : (['count_wrong'] as const)),
			...(at(end, 2) === at(head, 1) ? [] : (['control_wrong'] as const))
		]
	};
}

function endOf(end: Segment | undefined, count: number, control: string): EnvelopeTrouble[] {
	if (!end) return ['not_ended'];
	return [
		...(Number(at(end, 1)) === count ? [] : (['count_wrong'] as const)),
		...(at(end, 2) === control ? [] : (['control_wrong'] as const))
	];
}
