/** What two partners say to each other, whatever standard it is written in. Amounts are decimals, as they are written. */

export type OrderLine = {
	readonly line: string;
	readonly sku: string;
	readonly title: string;
	readonly quantity: number;
	readonly price: string;
};
/** Its day is written `YYYYMMDD`; what is left out is empty. */
export type EdiOrder = {
	readonly kind: 'order';
	readonly number: string;
	readonly day: string;
	readonly currency: string;
	readonly buyer: string;
	readonly email: string;
	readonly lines: readonly OrderLine[];
};

/** `quantity`: removed, or what it is from now on, as was agreed with the partner. */
export type ChangeLine = {
	readonly line: string;
	readonly sku: string;
	readonly action: 'delete' | 'decrease' | 'keep' | 'other';
	readonly quantity: number | null;
};
/** `whole`: all of the order is called off; then it names no lines. */
export type EdiChange = {
	readonly kind: 'change';
	readonly number: string;
	readonly day: string;
	readonly whole: boolean;
	readonly lines: readonly ChangeLine[];
};

export const ANSWERS = ['accepted', 'changed', 'rejected'] as const;
export type Answer = (typeof ANSWERS)[number];
export type AnswerLine = {
	readonly line: string;
	readonly sku: string;
	readonly answer: Answer | 'deleted';
	readonly quantity: number;
};
/** A yes or a no to an order, or to a change of it. `off`: the seller itself calls all of the order off by it. */
export type EdiAnswer = {
	readonly kind: 'answer';
	readonly to: 'order' | 'change';
	readonly number: string;
	readonly day: string;
	readonly answer: Answer;
	readonly off?: true;
	readonly note: string;
	readonly lines: readonly AnswerLine[];
};

/** `why`: it is sound, but of a kind that is not read here. */
type ReceiptSet = {
	readonly type: string;
	readonly control: string;
	readonly accepted: boolean;
	readonly why?: 'not_supported';
};

/** That a message was read, or could not be. It never says that what it asks for was done. */
export type EdiReceipt = {
	readonly kind: 'receipt';
	/** X12: the group that was read; EDIFACT: the interchange. */
	readonly of: string;
	readonly accepted: boolean;
	readonly sets: readonly ReceiptSet[];
};

export type EdiMessage = EdiOrder | EdiChange | EdiAnswer | EdiReceipt;

/** Why a message means nothing to us. */
export const MESSAGE_TROUBLES = [
	'type_unknown',
	'number_missing',
	'purpose_unknown',
	'quantity_unreadable',
	'lines_missing'
] as const;
export type MessageTrouble = (typeof MESSAGE_TROUBLES)[number];

/** A message, or why it is none. */
export type Read = EdiMessage | { readonly trouble: MessageTrouble };
export const isMessage = (read: Read): read is EdiMessage => 'kind' in read;

/** Whole units; nothing where the text is none. Partners write `3`, `3.0` and `3.000`. */
export function unitsIn(text: string): number | undefined {
	if (!/^\d{1,9}([.,]0+)?$/.test(text)) return undefined;
	return Number(text.replace(/[.,]0+$/, ''));
}
