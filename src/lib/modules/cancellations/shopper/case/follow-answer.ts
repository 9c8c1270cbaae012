import type { BankAnswer } from '../bank/bank-form';

/** What the page of a case says after one of its forms was sent. */
export type FollowAnswer = {
	readonly tone: 'success' | 'danger';
	readonly text: string;
	readonly bank?: BankAnswer;
	/** A message that was not taken, as it was typed. */
	readonly draft?: string;
	readonly draftError?: string;
};
