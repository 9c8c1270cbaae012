import type { MessageSet } from '../envelope';
import { unitsIn, type Answer, type AnswerLine, type ChangeLine, type OrderLine, type Read } from '../message';
import { at, type Segment } from '../segments';

/** What a message says: ORDERS, ORDCHG, ORDRSP or CONTRL. */
export function readEdifact({ type, segments }: MessageSet): Read {
	const read = READERS[type];
	return read ? read(segments) : { trouble: 'type_unknown' };
}

/** Whether messages of this type are read here. */
export const isReadEdifact = (type: string): boolean => Object.hasOwn(READERS, type);

const READERS: Readonly<Record<string, (segments: readonly Segment[]) => Read>> = {
	ORDERS: readOrder,
	ORDCHG: readChange,
	ORDRSP: readAnswer,
	CONTRL: readReceipt
};

type Line = { readonly head: Segment; readonly rest: readonly Segment[] };

/** Each line with what is said of it, and what is said of the whole before the first. */
function parted(segments: readonly Segment[]): { head: readonly Segment[]; lines: readonly Line[] } {
	const starts = segments.flatMap(({ tag }, index) => (tag === 'LIN' ? [index] : []));
	const summary = segments.findIndex(({ tag }) => tag === 'UNS');
	const end = summary === -1 ? segments.length : summary;
	const lines = starts.flatMap((start, index) => {
		const [head, ...rest] = segments.slice(start, starts[index + 1] ?? end);
		return head ? [{ head, rest }] : [];
	});
	return { head: segments.slice(0, starts[0] ?? end), lines };
}

const first = (segments: readonly Segment[], tag: string) => segments.find((one) => one.tag === tag);
const byCode = (segments: readonly Segment[], tag: string, code: string) =>
	segments.find((one) => one.tag === tag && at(one, 1) === code);
const part = (one: Segment | undefined, element: number, component = 1) => (one ? at(one, element, component) : '');

const dayIn = (head: readonly Segment[]) => part(byCode(head, 'DTM', '137'), 1, 2).slice(0, 8);
const orderIn = (head: readonly Segment[]) => part(byCode(head, 'RFF', 'ON'), 1, 2);
const quantityIn = ({ rest }: Line) => unitsIn(part(byCode(rest, 'QTY', '21'), 1, 2));

/** The seller's own number where one is given beside the article number. */
const skuIn = ({ head, rest }: Line) =>
	rest.filter(({ tag }) => tag === 'PIA').flatMap((one) => (at(one, 2, 2) === 'SA' ? [at(one, 2)] : []))[0] ??
	at(head, 3);

function readOrder(segments: readonly Segment[]): Read {
	const { head, lines } = parted(segments);
	const bgm = first(head, 'BGM');
	const number = part(bgm, 2);
	if (number === '') return { trouble: 'number_missing' };
	if (lines.length === 0) return { trouble: 'lines_missing' };
	const read: OrderLine[] = [];
	for (const line of lines) {
		const quantity = quantityIn(line);
		if (!quantity) return { trouble: 'quantity_unreadable' };
		const title = part(first(line.rest, 'IMD'), 3, 4);
		const price = part(byCode(line.rest, 'PRI', 'AAA'), 1, 2).replace(',', '.');
		read.push({ line: at(line.head, 1), sku: skuIn(line), title, quantity, price });
	}
	const buyer = byCode(head, 'NAD', 'BY');
	const email = head.flatMap((one) => (one.tag === 'COM' && at(one, 1, 2) === 'EM' ? [at(one, 1)] : []))[0] ?? '';
	const name = part(buyer, 4) || part(buyer, 2);
	return {
		kind: 'order',
		number,
		day: dayIn(head),
		currency: part(first(head, 'CUX'), 1, 2),
		buyer: name,
		email,
		lines: read
	};
}

const LINE_ACTIONS: Readonly<Record<string, ChangeLine['action']>> = { '2': 'delete', '3': 'decrease', '4': 'keep' };

function readChange(segments: readonly Segment[]): Read {
	const { head, lines } = parted(segments);
	const purpose = part(first(head, 'BGM'), 3);
	const number = orderIn(head);
	if (number === '') return { trouble: 'number_missing' };
	if (purpose !== '1' && purpose !== '4') return { trouble: 'purpose_unknown' };
	const change = { kind: 'change', number, day: dayIn(head) } as const;
	if (purpose === '1') return { ...change, whole: true, lines: [] };
	const read: ChangeLine[] = [];
	for (const line of lines) {
		const action = LINE_ACTIONS[at(line.head, 2)] ?? 'other';
		const quantity = quantityIn(line) ?? null;
		if (quantity === null && action === 'decrease') return { trouble: 'quantity_unreadable' };
		read.push({ line: at(line.head, 1), sku: skuIn(line), action, quantity });
	}
	return read.length > 0 ? { ...change, whole: false, lines: read } : { trouble: 'lines_missing' };
}

/** Of the head, code 1225: all of the order is called off. */
const CALLED_OFF = '1';
const ANSWER_OF: Readonly<Record<string, Answer>> = {
	[CALLED_OFF]: 'accepted',
	'4': 'changed',
	'12': 'rejected',
	'27': 'rejected',
	'28': 'changed',
	'29': 'accepted',
	'30': 'changed',
	'34': 'changed'
};
const LINE_ANSWERS: Readonly<Record<string, AnswerLine['answer']>> = {
	'2': 'deleted',
	'5': 'accepted',
	'6': 'changed',
	'7': 'rejected'
};

function readAnswer(segments: readonly Segment[]): Read {
	const { head, lines } = parted(segments);
	const bgm = first(head, 'BGM');
	const number = orderIn(head);
	const answer = ANSWER_OF[part(bgm, 3)];
	if (number === '') return { trouble: 'number_missing' };
	if (!answer) return { trouble: 'purpose_unknown' };
	const read = lines.flatMap((line): AnswerLine[] => {
		const said = LINE_ANSWERS[at(line.head, 2)];
		return said ? [{ line: at(line.head, 1), sku: skuIn(line), answer: said, quantity: quantityIn(line) ?? 0 }] : [];
	});
	const off = part(bgm, 3) === CALLED_OFF;
	const to = off || byCode(head, 'RFF', 'PP') || part(bgm, 1) === '230' ? 'change' : 'order';
	const said = { kind: 'answer', to, number, day: dayIn(head), answer, ...(off ? { off } : {}) } as const;
	return { ...said, note: part(first(head, 'FTX'), 4), lines: read };
}

const TAKEN = ['7', '8'];

function readReceipt(segments: readonly Segment[]): Read {
	const uci = first(segments, 'UCI');
	if (!uci || at(uci, 1) === '') return { trouble: 'number_missing' };
	const sets = segments
		.filter(({ tag }) => tag === 'UCM')
		.map((one) => ({ type: at(one, 2), control: at(one, 1), accepted: TAKEN.includes(at(one, 3)) }));
	return { kind: 'receipt', of: at(uci, 1), accepted: TAKEN.includes(at(uci, 4)), sets };
}
