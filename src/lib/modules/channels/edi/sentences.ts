import { m } from '$lib/paraglide/messages';
import {
	isMessage,
	type EdiAnswer,
	type EdiChange,
	type EdiMessage,
	type EdiOrder,
	type EdiReceipt,
	type Read
} from './message';
import { ANSWER_WORDS, CHANGE_WORDS, MESSAGE_WORDS } from './words';

/** A message in plain sentences, one thought each, in the language of the request. */
export const sentencesOf = (read: Read): string[] => (isMessage(read) ? said(read) : [MESSAGE_WORDS[read.trouble]()]);

function said(message: EdiMessage): string[] {
	if (message.kind === 'order') return ofOrder(message);
	if (message.kind === 'change') return ofChange(message);
	return message.kind === 'answer' ? ofAnswer(message) : ofReceipt(message);
}

const ofOrder = ({ number, buyer, currency, lines }: EdiOrder) => [
	m.edi_says_order({ number, buyer: buyer || m.edi_somebody(), count: lines.length }),
	...lines.map(({ line, sku, title, quantity, price }) =>
		m.edi_line_order({
			line,
			count: quantity,
			what: title || sku,
			price: [price, currency].filter(Boolean).join(' ') || '–'
		})
	)
];

const ofChange = ({ number, whole, lines }: EdiChange) => [
	whole ? m.edi_says_whole({ number }) : m.edi_says_change({ number, count: lines.length }),
	...lines.map(({ line, sku, action, quantity }) =>
		CHANGE_WORDS[action]({ line: named(line, sku), count: quantity ?? 0 })
	)
];

const ofAnswer = ({ to, number, answer, off, note, lines }: EdiAnswer) => [
	to === 'order'
		? m.edi_says_answer_order({ number, answer: ANSWER_WORDS[answer]() })
		: m.edi_says_answer_change({ number, answer: ANSWER_WORDS[answer]() }),
	...(off ? [m.edi_says_whole({ number })] : []),
	...(note ? [m.edi_says_note({ note })] : []),
	...lines.map(({ line, sku, answer: one, quantity }) =>
		m.edi_line_answer({ line: named(line, sku), count: quantity, answer: ANSWER_WORDS[one]() })
	)
];

/** By its number, and what the goods are called where that is said. */
const named = (line: string, sku: string) => (sku === '' ? line : `${line} (${sku})`);

const ofReceipt = ({ of, accepted }: EdiReceipt) => [
	accepted ? m.edi_says_received({ of }) : m.edi_says_unreadable({ of }),
	m.edi_says_receipt_only()
];
