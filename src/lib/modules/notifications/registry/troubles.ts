import { m } from '$lib/paraglide/messages';
import type { Delivered } from '../delivery';
import { messageWord } from '../message-words';

type Trouble = {
	readonly id: string;
	readonly template: string;
	readonly recipient: string;
	readonly delivery: Delivered | null;
	readonly note: string;
	readonly at: Date;
	readonly number: string | null;
	readonly again: 'no' | 'offered' | 'done';
};

const WORDS: Readonly<Record<Delivered, () => string>> = {
	delayed: m.event_mail_delayed,
	delivered: m.event_mail_delivered,
	suppressed: m.event_mail_suppressed,
	failed: m.event_mail_failed,
	bounced: m.event_mail_bounced,
	complained: m.event_mail_complained
};

/** Mails that did not reach whom they were for, in words. */
export const troublesIn = (rows: readonly Trouble[]) =>
	rows.map(({ template, delivery, ...row }) => ({
		...row,
		title: messageWord(template),
		what: (delivery === null ? m.event_mail_failed : WORDS[delivery])()
	}));
