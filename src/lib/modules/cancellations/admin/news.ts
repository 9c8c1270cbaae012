import type { EventName } from '$lib/core/events';
import type { LiveChange } from '../queue/live';

/** Events by which a case begins: what is new in a list. */
export const ARRIVALS: readonly string[] = [
	'cancellation.requested',
	'cancellation.started',
	'cancellation.canceled_unpaid',
	'cancellation.withdrawal_received',
	'cancellation.late_money'
] satisfies readonly EventName[];

/** What somebody did to a case, in one line: the last thing, and whether it was the only one. */
export function newsOf(news: readonly LiveChange[], caseId: string) {
	const about = news.filter((change) => change.case.id === caseId);
	const people = about.filter(({ by }) => by.kind !== 'system');
	const steps = people.filter(({ name }) => !name.startsWith('refund.')); // an acceptance plans refunds, which is no news beside it
	const told = steps.length > 0 ? steps : people;
	const last = told.at(-1);
	return {
		/** Only what followed by itself: the page can be read again without asking. */
		quiet: about.length > 0 && people.length === 0,
		last: last && { by: last.by.name, name: last.name },
		more: told.length - 1
	};
}
