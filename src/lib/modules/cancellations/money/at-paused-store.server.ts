import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { pausedStoreOf } from '../../refunds/repository/paused-store.server';
import { IN_FLIGHT } from '../../refunds/status';
import type { DeskView } from '../admin/case/desk-view';
import { refundsOf, type Case, type Desk } from '../case';

type Seen = DeskView['refunds'][number];

/** A case's refunds; one that is to go by a store whose connection is paused says so. */
export async function refundsSeen({ db }: Ctx, desk: Desk, { id }: Case): Promise<Seen[]> {
	const seen: Seen[] = [];
	for (const refund of refundsOf(desk, id)) {
		const tender = desk.order.tenders.find((one) => one.id === refund.tenderId);
		const goes = tender && IN_FLIGHT.includes(refund.state);
		const store = goes ? await pausedStoreOf(db, { ...refund, tender }) : undefined;
		seen.push(store === undefined ? refund : { ...refund, waits: m.refunds_store_paused({ store }) });
	}
	return seen;
}
