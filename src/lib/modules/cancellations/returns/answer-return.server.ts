import { dayStart } from '$lib/core/days';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { changeStock, movesBetween, moveUnits } from '../../orders/repository/units.server';
import { moveUnits as moved } from '../../orders/units';
import { stockOf } from '../actions/decide/release.server';
import { dayIn, latestDay } from '../admin/day';
import { caseOn, type Desk } from '../case';
import { calendarOf } from '../legal/calendar.server';
import { lockDesk } from '../repository/queue/desk.server';
import { findReturn, insertReturn, updateReturn } from '../repository/returns.server';
import { findWithdrawal } from '../repository/withdrawals.server';
import { updateCase } from '../repository/write.server';
import { fileWithdrawal } from '../withdrawal/file-case.server';
import { named, waitFor } from './await-goods.server';
import { splitReturn, type Return, type ReturnItem } from './return';
import type { ReturnAnswerInput } from './schema';

/**
 * What came of waiting for goods. They are here, or proof that they were sent: their case is filed and paid by the same quote
 * and engine as the rest of the withdrawal, with the law's clock running as it says of goods. Called off: they won't come.
 * Two answers at once: the second is refused, so that nothing is paid twice.
 * @throws Refused `return.not_found`, `return.ended`, `return.too_many`, `return.nothing_came`, `return.date_wrong`
 */
export const answerReturn = (ctx: Ctx, input: ReturnAnswerInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const known = await findReturn(tx, input.return);
		if (!known) throw new Refused('return.not_found');
		const desk = await lockDesk(tx, ctx.actor, { order: known.orderId });
		const it = await findReturn(tx, input.return); // under the order's lock now
		if (!it) throw new Refused('return.not_found');
		if (it.state === 'proof' && input.outcome === 'received') return goodsCame(tx, ctx, { desk, it, input });
		if (it.state !== 'open') throw new Refused('return.ended', { state: it.state });
		return input.outcome === 'called_off' ? callOff(tx, ctx, it, input) : pay(tx, ctx, { desk, it, input });
	});

type Answer = { readonly desk: Desk; readonly it: Return; readonly input: ReturnAnswerInput };

async function pay(tx: Tx, ctx: Ctx, { desk, it, input }: Answer): Promise<void> {
	const { outcome, note, date } = input;
	const at = momentOf(ctx, desk, date);
	const { came, rest } = demand(splitReturn(it.items, unitsOf(input)));
	const restock = outcome === 'received' && input.restock;
	await waitFor(tx, ctx, it, { kept: rest, outcome });
	const filed = await fileCame(tx, ctx, { desk, it, came, goods: { at, restock } });
	const ended = {
		...{ cancellationId: filed, note, endedBy: ctx.actor.name },
		...(outcome === 'received'
			? { state: 'received' as const, receivedAt: at }
			: { state: 'proof' as const, provenAt: at })
	};
	const id = rest.length === 0 ? it.id : ctx.newId('ret');
	const { orderId, withdrawalId, taskId, openedAt } = it;
	if (id === it.id) await updateReturn(tx, id, ended);
	else await insertReturn(tx, { id, orderId, withdrawalId, taskId, openedAt, ...ended }, came);
	const name = outcome === 'received' ? 'return.received' : 'return.proven';
	const data = { items: named(came), on: date, restock, note };
	await record(tx, ctx, { name, subject: id, orderId, cancellationId: filed, data });
}

type Came = Pick<Answer, 'desk' | 'it'> & {
	readonly came: readonly ReturnItem[];
	readonly goods: { readonly at: Date; readonly restock: boolean };
};

/** The units are open for a moment of this transaction, as those that never left. No supplier need stop what was sent. */
async function fileCame(tx: Tx, ctx: Ctx, { desk, it, came, goods }: Came): Promise<string> {
	const said = await findWithdrawal(tx, it.withdrawalId);
	if (!said) throw new Error(`withdrawal ${it.withdrawalId} is gone`);
	const moves = came.flatMap(({ lineItemId, quantity }) => {
		const units = desk.order.lines.find(({ id }) => id === lineItemId)?.units;
		if (!units) throw new Error(`line ${lineItemId} left order ${it.orderId}`);
		return movesBetween(lineItemId, units, demand(moved(units, 'come_back', quantity)));
	});
	await moveUnits(tx, moves);
	const now = await lockDesk(tx, ctx.actor, { order: it.orderId });
	const selection = came.map((unit) => ({ ...unit, reason: null }));
	return fileWithdrawal(tx, ctx, { said, desk: { ...now, purchases: [] }, asked: [], selection, goods });
}

/** They were paid by their proof; what is left to do is to put them on the shelf. */
async function goodsCame(tx: Tx, ctx: Ctx, { desk, it, input }: Answer): Promise<void> {
	const receivedAt = momentOf(ctx, desk, input.date);
	await updateReturn(tx, it.id, { state: 'received', receivedAt });
	const filed = caseOn(desk, it.cancellationId ?? '');
	if (input.restock && filed.releasedAt) await changeStock(tx, stockOf(desk, it.items));
	if (input.restock)
		await updateCase(tx, filed.id, { restock: true, ...(filed.releasedAt ? { restockedAt: ctx.now } : {}) });
	const data = { items: named(it.items), on: input.date, restock: input.restock, note: input.note };
	const about = { orderId: it.orderId, cancellationId: filed.id };
	await record(tx, ctx, { name: 'return.goods_came', subject: it.id, ...about, data });
}

async function callOff(tx: Tx, ctx: Ctx, it: Return, { note }: ReturnAnswerInput): Promise<void> {
	await waitFor(tx, ctx, it, { kept: [], outcome: 'called_off' });
	await updateReturn(tx, it.id, { state: 'called_off', endedBy: ctx.actor.name, note });
	const data = { items: named(it.items), note };
	await record(tx, ctx, { name: 'return.called_off', subject: it.id, orderId: it.orderId, data });
}

const unitsOf = ({ items }: ReturnAnswerInput): ReturnItem[] =>
	items.map(({ line_item, quantity }) => ({ lineItemId: line_item, quantity }));

/** That day where the customer is: the law counts by it. No day before the order, and none that is still to come. */
function momentOf({ now }: Ctx, { order }: Desk, date: string): Date {
	const { timeZone } = calendarOf(order.region);
	if (date > latestDay(now) || date < dayIn(order.placedAt, timeZone)) throw new Refused('return.date_wrong', { date });
	return date >= dayIn(now, timeZone) ? now : dayStart(date, timeZone);
}
