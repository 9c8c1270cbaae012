import type { AskedUnits } from '../../suppliers/answer';
import { quantityOf } from '../../orders/units';
import type { LineFacts } from '../../orders/order';
import type { Case, SupplierCase } from '../case';
import type { Purchase } from '../../suppliers/purchase';

/** What a supplier's sending means for an order: that is a fact, and comes to the shopper without passing our shelf. */
export type Sent = {
	/** Units that are only asked for: they leave their case (T9). */
	readonly overtaken: readonly AskedUnits[];
	/** Units that nobody canceled, and that are not booked as sent yet; or as arrived. */
	readonly ship: readonly AskedUnits[];
	readonly deliver: readonly AskedUnits[];
	/** Units that are canceled here, that it was asked to stop, and sent all the same. */
	readonly lost: readonly Lost[];
};
export type Lost = { readonly cancellationId: string; readonly supplier: string; readonly quantity: number };

type Around = {
	readonly order: { readonly lines: readonly Pick<LineFacts, 'id' | 'units' | 'supplierOrderId'>[] };
	readonly purchases: readonly Pick<Purchase, 'id' | 'state'>[];
	readonly cases: readonly (Pick<Case, 'id' | 'state'> & { readonly items: readonly AskedUnits[] })[];
	readonly suppliers: readonly Asked[];
};
type Asked = Pick<
	SupplierCase,
	'cancellationId' | 'supplierOrderId' | 'supplierName' | 'state' | 'items' | 'answerItems' | 'overriddenAt'
>;

export function sentOf({ order, purchases, cases, suppliers }: Around): Sent {
	const stateOf = (id: string | null) => purchases.find((one) => one.id === id)?.state ?? 'not_placed';
	const isSent = (id: string | null) => stateOf(id) === 'shipped' || stateOf(id) === 'delivered';
	const asked = suppliers.filter(({ supplierOrderId }) => isSent(supplierOrderId));
	const lines = order.lines.filter(({ supplierOrderId }) => isSent(supplierOrderId));
	const arrived = lines.filter(({ supplierOrderId }) => stateOf(supplierOrderId) === 'delivered');
	const held = cases.filter(({ state }) => state === 'requested').flatMap((it) => wantedOf(it, asked));
	const stopped = asked.flatMap(stoppedBy);
	return {
		overtaken: some(lines, ({ id }) => countOf(held, id)),
		ship: some(lines, ({ id, units }) =>
			Math.min(
				units.open + units.fulfilling,
				quantityOf(units) - units.shipped - units.delivered - countOf(stopped, id)
			)
		),
		deliver: some(arrived, ({ units }) => units.shipped),
		lost: asked.flatMap((one) => lostBy(one, cases))
	};
}

const some = <T extends { readonly id: string }>(lines: readonly T[], count: (line: T) => number): AskedUnits[] =>
	lines.map((line) => ({ lineItemId: line.id, quantity: count(line) })).filter(({ quantity }) => quantity > 0);

/** What a request holds, without what its suppliers have stopped for it already. */
const wantedOf = ({ id, items }: Around['cases'][number], asked: readonly Asked[]): AskedUnits[] => {
	const stopped = asked.filter(({ cancellationId }) => cancellationId === id).flatMap(stoppedBy);
	return items.map(({ lineItemId, quantity }) => ({ lineItemId, quantity: quantity - countOf(stopped, lineItemId) }));
};

const countOf = (units: readonly AskedUnits[], line: string) =>
	units.reduce((all, { lineItemId, quantity }) => (lineItemId === line ? all + quantity : all), 0);

/** Only what it said itself: a silence that counted as a yes turns out to be none. */
const stoppedBy = ({ state, items, answerItems }: Asked): readonly AskedUnits[] =>
	state === 'approved' ? items : state === 'partly_approved' ? (answerItems ?? []) : [];

/** A no that nobody decided about yet is a task already. */
function lostBy(one: Asked, cases: Around['cases']): Lost[] {
	const it = cases.find(
		({ id, state }) => id === one.cancellationId && (state === 'in_progress' || state === 'canceled')
	);
	const said = one.state === 'declined' || one.state === 'partly_approved';
	if (!it || one.state === 'not_needed' || (said && one.overriddenAt === null)) return [];
	const quantity = one.items.reduce((all, { lineItemId, quantity }) => {
		const still = Math.min(quantity, countOf(it.items, lineItemId));
		return all + Math.max(0, still - countOf(stoppedBy(one), lineItemId));
	}, 0);
	return quantity > 0 ? [{ cancellationId: it.id, supplier: one.supplierName, quantity }] : [];
}
