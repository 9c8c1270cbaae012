import { formatMoney, formatTime } from '$lib/core/format';
import type { Minor } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { Status } from '../../status';
import type { WordTone } from '../../words';
import type { MoneyReading } from './case-words';

/** The one thing to know about how a case stands. `pay`: how much is asked for, where it can be paid at once. */
export type CaseNews = {
	readonly tone: WordTone;
	readonly title: string;
	readonly text: string;
	readonly more?: string | undefined;
	readonly pay?: string;
};

type Standing = {
	readonly state: Status;
	/** Why it was rejected, where that is told. */
	readonly answer: string | null;
	/** Ended by a withdrawal from the contract. */
	readonly gaveWay: boolean;
	readonly owed: Minor;
	readonly otherWay: { readonly notice: { readonly title: string; readonly text: string } } | null;
	readonly stuck: boolean;
	/** Until when everything is kept back, with money to come after that. */
	readonly leaves: Date | null;
};

/** Told by the server, which has all the words: a page needs one or two of these sentences. */
export function newsOf(it: Standing, reading: MoneyReading): CaseNews | null {
	switch (it.state) {
		case 'rejected':
			return { tone: 'danger', title: m.case_rejected_title(), text: m.case_rejected_text(), more: reasonIn(it) };
		case 'withdrawn':
			return it.gaveWay
				? { tone: 'neutral', title: m.case_gave_way_title(), text: m.case_gave_way_text() }
				: { tone: 'neutral', title: m.case_withdrawn_title(), text: m.case_withdrawn_text() };
		case 'undone':
			return it.owed > 0
				? owing(it.owed, reading)
				: { tone: 'neutral', title: m.case_undone_title(), text: m.case_undone_text() };
		default:
			return underway(it, reading);
	}
}

const reasonIn = ({ answer }: Standing) => (answer ? m.case_rejected_reason({ reason: answer }) : undefined);

function owing(owed: Minor, { currency, locale }: MoneyReading): CaseNews {
	const amount = formatMoney(owed, currency, locale);
	return { tone: 'warning', title: m.mine_owed_title({ amount }), text: m.mine_owed_text(), pay: amount };
}

function underway({ otherWay, stuck, leaves }: Standing, { locale, timeZone }: MoneyReading): CaseNews | null {
	if (otherWay) return { tone: 'warning', ...otherWay.notice };
	if (stuck) return { tone: 'warning', title: m.case_failed_title(), text: m.case_failed_text() };
	if (!leaves) return null;
	return {
		tone: 'info',
		title: m.case_grace({ time: formatTime(leaves, locale, timeZone) }),
		text: m.case_grace_text()
	};
}

/** What follows from having filed it just now. */
export function sentNews(state: Status): CaseNews | null {
	if (state === 'canceled') return { tone: 'success', title: m.case_sent_done_title(), text: m.case_sent_done_text() };
	return state === 'requested' ? { tone: 'success', title: m.case_sent_title(), text: m.case_sent_text() } : null;
}
