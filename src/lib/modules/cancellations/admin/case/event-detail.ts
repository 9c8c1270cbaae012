import { m } from '$lib/paraglide/messages';
import { bankSaid } from '../../../payments/bank-reasons';

/** What staff wrote or a provider said with an event: a note, a reason, a reference. */
export function eventDetail(data: unknown): string | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const said = Object.entries(data).flatMap(([key, told]) => {
		const value = key === 'failure' ? wordsOf(told) : told;
		if (!TOLD.includes(key) || typeof value !== 'string' || value === '' || CODE.test(value)) return [];
		if (value === 'fraudulent') return [m.event_dispute_fraudulent()]; // the only dispute's reason of one word that is common
		return [key === 'assignee' ? `→ ${value}` : bankSaid(value)];
	});
	return said.length > 0 ? said.join(' · ') : undefined;
}

/** A provider's failure has a code beside its words. */
const wordsOf = (failure: unknown): unknown =>
	typeof failure === 'object' && failure !== null && 'words' in failure ? failure.words : failure;

const TOLD = ['note', 'reason', 'reference', 'failure', 'supplier', 'masked', 'outcome', 'assignee', 'store'];
const CODE = /^[a-z]+(_[a-z]+)+$/; // a reason's code: the items say it in words
