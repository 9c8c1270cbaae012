import type { MessageSet } from '../envelope';
import { unitsIn, type Answer, type AnswerLine, type ChangeLine, type OrderLine, type Read } from '../message';
import { at, type Segment } from '../segments';

/** What a set says: 850, 860, 855, 865 or 997. */
export function readX12({ type, segments }: MessageSet): Read {
	const read = READERS[type];
	return read ? read(segments) : { trouble: 'type_unknown' };
}

/** Whether messages of this type are read here. */
export const isReadX12 = (type: string): boolean => Object.hasOwn(READERS, type);

const READERS: Readonly<Record<string, (segments: readonly Segment[]) => Read>> = {
	850: readOrder,
	855: (segments) => readAnswer(segments, 'order'),
	860: readChange,
	865: (segments) => readAnswer(segments, 'change'),
	997: readReceipt
};

const first = (segments: readonly Segment[], tag: string) => segments.find((one) => one.tag === tag);
const textOf = (one: Segment | undefined, element: number) => (one ? at(one, element) : '');

function readOrder(segments: readonly Segment[]): Read {
	const beg = first(segments, 'BEG');
	const number = textOf(beg, 3);
	if (number === '') return { trouble: 'number_missing' };
	const lines: OrderLine[] = [];
	for (const [index, one] of segments.entries()) {
		if (one.tag !== 'PO1') continue;
		const quantity = unitsIn(at(one, 2));
		if (!quantity) return { trouble: 'quantity_unreadable' };
		const described = segments.slice(index + 1).find(({ tag }) => tag === 'PO1' || tag === 'PID');
		const title = described?.tag === 'PID' ? at(described, 5) : '';
		lines.push({ line: at(one, 1), sku: skuIn(one), title, quantity, price: at(one, 4) });
	}
	if (lines.length === 0) return { trouble: 'lines_missing' };
	const buyer = segments.find((one) => one.tag === 'N1' && at(one, 1) === 'BY');
	const email = segments.filter(({ tag }) => tag === 'PER').flatMap(emailIn)[0] ?? '';
	const currency = textOf(first(segments, 'CUR'), 2);
	return { kind: 'order', number, day: textOf(beg, 5), currency, buyer: textOf(buyer, 2), email, lines };
}

/** Items are named by pairs of a qualifier and a value, from the sixth element on; the seller's own number counts most. */
const SKU_QUALIFIERS = ['VN', 'SK', 'VP', 'BP', 'IN', 'UP', 'EN'];

function skuIn(one: Segment, from = 6): string {
	const pairs = one.elements
		.slice(from - 1)
		.flatMap(([text = ''], index, all) => (index % 2 === 0 ? [[text, all[index + 1]?.[0] ?? ''] as const] : []));
	for (const wanted of SKU_QUALIFIERS) {
		const found = pairs.find(([qualifier, value]) => qualifier === wanted && value !== '');
		if (found) return found[1];
	}
	return '';
}

/** A contact's numbers are pairs too: `EM` is an address of e-mail. */
const emailIn = (one: Segment): string[] =>
	one.elements.flatMap(([text], index) => (text === 'EM' ? [at(one, index + 2)] : []));

/** Element 353 of the head and 670 of a line. */
const PURPOSES: Readonly<Record<string, 'whole' | 'lines'>> = { '01': 'whole', '04': 'lines' };
const LINE_ACTIONS: Readonly<Record<string, ChangeLine['action']>> = {
	DI: 'delete',
	CF: 'delete',
	QD: 'decrease',
	NC: 'keep'
};

function readChange(segments: readonly Segment[]): Read {
	const bch = first(segments, 'BCH');
	const number = textOf(bch, 3);
	const purpose = PURPOSES[textOf(bch, 1)];
	if (number === '') return { trouble: 'number_missing' };
	if (!purpose) return { trouble: 'purpose_unknown' };
	const head = { kind: 'change', number, day: textOf(bch, 6) } as const;
	if (purpose === 'whole') return { ...head, whole: true, lines: [] };
	const lines: ChangeLine[] = [];
	for (const one of segments.filter(({ tag }) => tag === 'POC')) {
		const action = LINE_ACTIONS[at(one, 2)] ?? 'other';
		const quantity = unitsIn(at(one, 3)) ?? null;
		if (quantity === null && action === 'decrease') return { trouble: 'quantity_unreadable' };
		lines.push({ line: at(one, 1), sku: skuIn(one, 8), action, quantity });
	}
	return lines.length > 0 ? { ...head, whole: false, lines } : { trouble: 'lines_missing' };
}

/** Elements 587 of the head and 668 of a line. What a line says beyond these (on hold, back-ordered …) is no plain yes. */
const ANSWER_OF: Readonly<Record<string, Answer>> = {
	AC: 'changed',
	AD: 'accepted',
	AK: 'accepted',
	AT: 'accepted',
	RD: 'rejected',
	RJ: 'rejected'
};
const LINE_ANSWERS: Readonly<Record<string, AnswerLine['answer']>> = {
	IA: 'accepted',
	IC: 'changed',
	ID: 'deleted',
	IQ: 'changed',
	IR: 'rejected'
};

function readAnswer(segments: readonly Segment[], to: 'order' | 'change'): Read {
	const head = first(segments, to === 'order' ? 'BAK' : 'BCA');
	const number = textOf(head, 3);
	const answer = ANSWER_OF[textOf(head, 2)];
	if (number === '') return { trouble: 'number_missing' };
	if (!answer) return { trouble: 'purpose_unknown' };
	const lines: AnswerLine[] = [];
	let line: Segment | undefined;
	for (const one of segments) {
		if (one.tag === 'PO1' || one.tag === 'POC') line = one;
		const said = one.tag === 'ACK' ? (LINE_ANSWERS[at(one, 1)] ?? 'changed') : undefined;
		if (!line || !said) continue;
		const sku = skuIn(line, line.tag === 'PO1' ? 6 : 8);
		lines.push({ line: at(line, 1), sku, answer: said, quantity: unitsIn(at(one, 2)) ?? 0 });
	}
	const day = textOf(head, to === 'order' ? 4 : 6);
	// With the purpose of a cancellation a seller's change calls the order off, or says yes to our calling it off.
	const off = to === 'change' && PURPOSES[textOf(head, 1)] === 'whole' && answer !== 'rejected';
	const note = textOf(first(segments, 'MSG'), 1);
	return { kind: 'answer', to, number, day, answer, ...(off ? { off } : {}), note, lines };
}

/** `A` accepted, `E` with errors noted, `P` in part; the rest was not read. */
const TAKEN = ['A', 'E', 'P'];

function readReceipt(segments: readonly Segment[]): Read {
	const of = textOf(first(segments, 'AK1'), 2);
	if (of === '') return { trouble: 'number_missing' };
	const sets: { type: string; control: string; accepted: boolean }[] = [];
	let named: Segment | undefined;
	for (const one of segments) {
		if (one.tag === 'AK2') named = one;
		if (one.tag === 'AK5' && named)
			sets.push({ type: at(named, 1), control: at(named, 2), accepted: TAKEN.includes(at(one, 1)) });
	}
	return { kind: 'receipt', of, accepted: TAKEN.includes(textOf(first(segments, 'AK9'), 1)), sets };
}
