import type { Actor } from '$lib/core/actor';
import { m } from '$lib/paraglide/messages';
import type { Case } from '../case';
import type { Recorded } from '../wording/event-words';

type Noted = Pick<Case, 'origin' | 'shopperNote'>;
type History = readonly Pick<Recorded, 'byKind' | 'by'>[];

/** The partner, or who of its people, that filed a case. */
const filedBy = ({ origin }: Noted, history: History): string | undefined =>
	origin === 'partner' ? history.find(({ byKind }) => byKind === 'partner')?.by : undefined;

/** What was written with a request, as staff read it: a partner's words by its name, beside its customer's. */
export function noteAtDesk(it: Noted, history: History): string {
	const who = filedBy(it, history);
	return who && it.shopperNote ? m.desk_partner_note({ who, note: it.shopperNote }) : it.shopperNote;
}

/** The same for who follows the case: a partner's words to the shop are nobody else's. */
export function ownNote(it: Noted, history: History, { kind, id }: Pick<Actor, 'kind' | 'id'>): string {
	if (it.origin !== 'partner') return it.shopperNote;
	const who = filedBy(it, history);
	return kind === 'partner' && (who === id || who?.endsWith(` · ${id}`)) ? it.shopperNote : '';
}
