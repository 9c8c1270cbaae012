import type { Answer, AnswerLine, EdiAnswer, EdiChange, EdiMessage, EdiOrder, EdiReceipt } from '../message';
import type { Outgoing } from '../envelope';
import { segment, writeSegments, type Segment, type Syntax } from '../segments';

const CONTRL_VERSION = ['D', '3', 'UN'] as const;

/** A message as a whole interchange, with the delimiters it is cut by said before it. */
export function writeEdifact(message: EdiMessage, out: Outgoing, syntax: Syntax): string {
	const { type, segments } = bodyOf(message, out);
	const reference = out.control.slice(-6);
	const version = type === 'CONTRL' ? CONTRL_VERSION : [out.version?.[0] ?? 'D', out.version?.slice(1) ?? '96A', 'UN'];
	const una = `UNA${syntax.component}${syntax.element}.${syntax.release ?? ' '} ${syntax.segment}\n`;
	const test = out.test ? ['', '', '', '', '', '1'] : [];
	return (
		una +
		writeSegments(
			[
				segment(
					'UNB',
					['UNOC', 3],
					partyOf(out.from),
					partyOf(out.to),
					[out.day.slice(2), out.time],
					out.control,
					...test
				),
				segment('UNH', reference, [type, ...version]),
				...segments,
				segment('UNT', segments.length + 2, reference),
				segment('UNZ', 1, out.control)
			],
			syntax
		)
	);
}

const partyOf = ({ id, qualifier }: Outgoing['from']) => [id, qualifier];

function bodyOf(message: EdiMessage, out: Outgoing): { type: string; segments: readonly Segment[] } {
	if (message.kind === 'order') return { type: 'ORDERS', segments: orderOf(message) };
	if (message.kind === 'change') return { type: 'ORDCHG', segments: changeOf(message, out) };
	if (message.kind === 'receipt') return { type: 'CONTRL', segments: receiptOf(message, out) };
	return { type: 'ORDRSP', segments: answerOf(message, out) };
}

const dated = (day: string) => (day ? [segment('DTM', [137, day, 102])] : []);

const orderOf = ({ number, day, currency, buyer, email, lines }: EdiOrder) => [
	segment('BGM', 220, number, 9),
	...dated(day),
	...(buyer || email ? [segment('NAD', 'BY', '', '', buyer)] : []),
	...(email ? [segment('COM', [email, 'EM'])] : []),
	...(currency ? [segment('CUX', [2, currency, 9])] : []),
	...lines.flatMap(({ line, sku, title, quantity, price }) => [
		segment('LIN', line, '', [sku, 'SRV']),
		...(title ? [segment('IMD', 'F', '', ['', '', '', title])] : []),
		segment('QTY', [21, quantity]),
		...(price ? [segment('PRI', ['AAA', price])] : [])
	]),
	segment('UNS', 'S'),
	segment('CNT', [2, lines.length])
];

/** Code 1229 of a line. */
const LINE_CODES = { delete: 2, decrease: 3, keep: 4, other: 1 } as const;

const changeOf = ({ number, day, whole, lines }: EdiChange, { control }: Outgoing) => [
	segment('BGM', 230, control, whole ? 1 : 4),
	...dated(day),
	segment('RFF', ['ON', number]),
	...lines.flatMap(({ line, sku, action, quantity }) => [
		segment('LIN', line, LINE_CODES[action], sku ? [sku, 'SRV'] : ''),
		...(quantity === null ? [] : [segment('QTY', [21, quantity])])
	]),
	segment('UNS', 'S')
];

/** Code 1225 of the head: called off; accepted unchanged, changed, not accepted. */
const CALLED_OFF = 1;
const HEAD_CODES = { accepted: 29, changed: 4, rejected: 27 } as const satisfies Record<Answer, number>;
const ANSWER_CODES = { accepted: 5, changed: 6, rejected: 7, deleted: 2 } as const satisfies Record<
	AnswerLine['answer'],
	number
>;

const answerOf = ({ to, number, day, answer, off, note, lines }: EdiAnswer, { control }: Outgoing) => [
	segment('BGM', 231, control, off ? CALLED_OFF : HEAD_CODES[answer]),
	...dated(day),
	...(note ? [segment('FTX', 'AAI', '', '', note)] : []),
	segment('RFF', ['ON', number]),
	...(to === 'change' ? [segment('RFF', ['PP', number])] : []), // a purchase order change it answers
	...lines.flatMap(({ line, sku, answer: said, quantity }) => [
		segment('LIN', line, ANSWER_CODES[said], sku ? [sku, 'SRV'] : ''),
		segment('QTY', [21, quantity])
	]),
	segment('UNS', 'S')
];

/** Code 0083: 7 acknowledged, 4 rejected; 0085: 17, nothing is agreed about such messages. */
const receiptOf = ({ of, accepted, sets }: EdiReceipt, { from, to }: Outgoing) => [
	segment('UCI', of, partyOf(to), partyOf(from), accepted ? 7 : 4),
	...sets.map(({ control, type, accepted: read, why }) =>
		why === undefined ? segment('UCM', control, type, read ? 7 : 4) : segment('UCM', control, type, 4, 17)
	)
];
