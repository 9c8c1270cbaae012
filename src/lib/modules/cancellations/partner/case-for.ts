import type { Actor } from '$lib/core/actor';
import { suppliersOf, type Case } from '../case';
import { cancellationView, type Around, type CancellationView, type Happened } from '../case-view';
import type { KeptQuote } from '../money/quote-view';
import { isTold, onlyDelivers, ownLines } from './own-lines';
import { ownPartOfCase } from './own-part';

type Line = { readonly id: string; readonly supplierName: string | null };
type Seen = Around & { readonly order: { readonly partner: string | null; readonly lines: readonly Line[] } };
type Shown = {
	readonly quote: KeptQuote;
	readonly timeline: readonly (Happened & { readonly subject: string | null })[];
};

/** A case as this outsider sees it: whoever delivers some of the order, its own part, which may be nothing. */
export function caseFor(who: Pick<Actor, 'kind' | 'id'>, desk: Seen, it: Case, shown: Shown): CancellationView {
	if (!onlyDelivers(desk.order, who)) return cancellationView(desk, it, shown);
	const asks = suppliersOf(desk, it.id).filter(({ supplierName }) => supplierName === who.id);
	const timeline = shown.timeline.filter((one) => isTold(one, asks));
	const own = new Set(ownLines(desk.order, who).map(({ id }) => id));
	return ownPartOfCase(cancellationView(desk, it, { ...shown, timeline }), own, who.id);
}
