import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks } from '../../../orders/repository/tasks.server';
import { REFUND_TASKS } from '../../../orders/tasks';
import { eventOf } from '../../../refunds/actions/move.server';
import type { Refund } from '../../../refunds/repository.server';
import type { RefundPart } from '../../acceptance';
import { refundsOf, type Case, type Desk } from '../../case';
import { consentsOf } from '../../repository/consents.server';
import { mayReroute, type Route, type RouteReason } from '../../route/route';

/** By payment: which other way its money takes, and why it may. */
type Routes = ReadonlyMap<string, { readonly route: Route; readonly why: RouteReason }>;

type Asking = {
	readonly desk: Desk;
	readonly it: Case;
	readonly asked: readonly { readonly tender: string; readonly route?: Route | undefined }[];
};

/** The other ways that were asked for, each checked. @throws Refused `refund.route_not_allowed`, `refund.never_taken` */
export async function demandRoutes(tx: Tx, { actor }: Ctx, { desk, it, asked }: Asking): Promise<Routes> {
	const named = asked.flatMap(({ tender, route }) => (route === undefined ? [] : [{ tenderId: tender, route }]));
	if (named.length === 0) return new Map();
	const consents = await consentsOf(tx, it.id);
	const around = { refunds: refundsOf(desk, it.id), consents, rights: actor.rights };
	const taken = new Set(desk.order.tenders.filter(({ captured }) => captured > 0).map(({ id }) => id));
	return new Map(
		named.map((one) => {
			const why = demand(mayReroute({ ...one, taken: taken.has(one.tenderId) }, around));
			return [one.tenderId, { route: one.route, why }];
		})
	);
}

/** The parts of a refund by the ways they take: their own, or another. */
export const alongRoutes = (parts: readonly RefundPart[], routes: Routes): RefundPart[] =>
	parts.map((part) => {
		const other = routes.get(part.tenderId);
		return other ? { ...part, method: other.route } : part;
	});

type Noting = { readonly rows: readonly Refund[]; readonly routes: Routes; readonly reason: string | undefined };

/** Records who sent what another way, and why it was allowed; what was asked of people about it is done. */
export async function noteRoutes(tx: Tx, ctx: Ctx, { rows, routes, reason }: Noting): Promise<void> {
	await Promise.all(
		rows.flatMap((row) => {
			const other = routes.get(row.tenderId);
			if (!other) return [];
			const { cancellationId } = row;
			return [
				record(tx, ctx, eventOf(row, { event: 'refund.rerouted', to: 'planned' }, { why: other.why, reason })),
				closeTasks(tx, { cancellationId, kinds: REFUND_TASKS }, 'refund.rerouted')
			];
		})
	);
}
