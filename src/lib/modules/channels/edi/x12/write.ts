import type { Answer, AnswerLine, EdiAnswer, EdiChange, EdiMessage, EdiOrder, EdiReceipt } from '../message';
import { segment, writeSegments, type Segment, type Syntax } from '../segments';
import type { Outgoing } from '../envelope';

type Written = { readonly type: string; readonly code: string; readonly segments: readonly Segment[] };

/** A message as a whole interchange: one group, one set. */
export function writeX12(message: EdiMessage, out: Outgoing, syntax: Syntax): string {
	const { type, code, segments } = bodyOf(message, out);
	const [short, long] = [out.day.slice(2), out.day];
	const { version = '004010' } = out;
	const set = out.control.slice(-4);
	const body = [segment('ST', type, set), ...segments, segment('SE', segments.length + 2, set)];
	const group = String(Number(out.control));
	return writeSegments(
		[
			segment(
				'ISA',
				'00',
				pad('', 10),
				'00',
				pad('', 10),
				...partyOf(out.from),
				...partyOf(out.to),
				short,
				out.time,
				'U',
				version.slice(0, 5),
				out.control,
				'0',
				out.test ? 'T' : 'P',
				syntax.component
			),
			segment('GS', code, out.from.id, out.to.id, long, out.time, group, 'X', version),
			...body,
			segment('GE', 1, group),
			segment('IEA', 1, out.control)
		],
		syntax
	);
}

const pad = (text: string, length: number) => text.padEnd(length).slice(0, length);
const partyOf = ({ qualifier, id }: Outgoing['from']) => [pad(qualifier, 2), pad(id, 15)];

function bodyOf(message: EdiMessage, out: Outgoing): Written {
	if (message.kind === 'order') return { type: '850', code: 'PO', segments: orderOf(message) };
	if (message.kind === 'change') return { type: '860', code: 'PC', segments: changeOf(message) };
	if (message.kind === 'receipt') return { type: '997', code: 'FA', segments: receiptOf(message, out) };
	return message.to === 'order'
		? { type: '855', code: 'PR', segments: answerToOrder(message) }
		: { type: '865', code: 'CA', segments: answerToChange(message) };
}

const orderOf = ({ number, day, currency, buyer, email, lines }: EdiOrder) => [
	segment('BEG', '00', 'SA', number, '', day),
	...(currency ? [segment('CUR', 'BY', currency)] : []),
	...(email ? [segment('PER', 'BD', buyer, 'EM', email)] : []),
	...(buyer ? [segment('N1', 'BY', buyer)] : []),
	...lines.flatMap(({ line, sku, title, quantity, price }) => [
		segment('PO1', line, quantity, 'EA', price, '', 'VN', sku),
		...(title ? [segment('PID', 'F', '', '', '', title)] : [])
	]),
	segment('CTT', lines.length)
];

const LINE_CODES = { delete: 'DI', decrease: 'QD', keep: 'NC', other: 'CA' } as const;

const changeOf = ({ number, day, whole, lines }: EdiChange) => [
	segment('BCH', whole ? '01' : '04', 'SA', number, '', '', day),
	...lines.map(({ line, sku, action, quantity }) =>
		segment('POC', line, LINE_CODES[action], quantity ?? '', '', 'EA', '', '', ...(sku ? ['VN', sku] : []))
	)
];

const HEAD_CODES = { accepted: 'AT', changed: 'AC', rejected: 'RJ' } as const satisfies Record<Answer, string>;
const ANSWER_CODES = { accepted: 'IA', changed: 'IC', deleted: 'ID', rejected: 'IR' } as const satisfies Record<
	AnswerLine['answer'],
	string
>;

const acknowledged = ({ answer, quantity }: AnswerLine) => segment('ACK', ANSWER_CODES[answer], quantity, 'EA');
const noted = (note: string) => (note ? [segment('MSG', note)] : []);
const named = (sku: string) => (sku ? ['VN', sku] : []);

const answerToOrder = ({ number, day, answer, note, lines }: EdiAnswer) => [
	segment('BAK', '00', HEAD_CODES[answer], number, day),
	...noted(note),
	...lines.flatMap((one) => [
		segment('PO1', one.line, one.quantity, 'EA', '', '', ...named(one.sku)),
		acknowledged(one)
	])
];

const answerToChange = ({ number, day, answer, off, note, lines }: EdiAnswer) => [
	segment('BCA', off ? '01' : '00', HEAD_CODES[answer], number, '', '', day),
	...noted(note),
	...lines.flatMap((one) => [
		segment('POC', one.line, 'CA', one.quantity, '', 'EA', '', '', ...named(one.sku)),
		acknowledged(one)
	])
];

/** Elements 717 and 718: `1` is a set that is not supported; the group is taken in part where others of it are. */
function receiptOf({ of, accepted, sets }: EdiReceipt, { code }: Outgoing) {
	const taken = sets.filter((one) => one.accepted).length;
	const isPart = taken > 0 && sets.some(({ why }) => why !== undefined);
	return [
		segment('AK1', code, of),
		...sets.flatMap(({ type, control, accepted: read, why }) => [
			segment('AK2', type, control),
			why === undefined ? segment('AK5', read ? 'A' : 'R') : segment('AK5', 'R', 1)
		]),
		segment('AK9', accepted ? 'A' : isPart ? 'P' : 'R', sets.length, sets.length, taken)
	];
}
