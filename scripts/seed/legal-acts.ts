import { zonedIso } from '$lib/core/days';
import { answerParcel } from '$lib/modules/cancellations/intercept/answer-parcel.server';
import { stopParcel } from '$lib/modules/cancellations/intercept/stop-parcel.server';
import { interceptsOf } from '$lib/modules/cancellations/repository/intercepts.server';
import { returnsOf } from '$lib/modules/cancellations/repository/returns.server';
import { listUnmatched } from '$lib/modules/cancellations/repository/withdrawals.server';
import { answerReturn } from '$lib/modules/cancellations/returns/answer-return.server';
import { closeDeclaration } from '$lib/modules/cancellations/withdrawal/close.server';
import { fulfill } from '$lib/wiring/orders.server';
import type { Act } from './acts';

/** What carriers do, and declarations that came to the wrong shop. */

/** Everything that is still here leaves. */
export const shipIt: Act = async ({ stage, orderId }) => {
	const { lines } = await stage.order(orderId);
	const items = lines
		.filter(({ units }) => units.open > 0)
		.map(({ id, units }) => ({ line_item: id, quantity: units.open }));
	await fulfill(stage.staff('agent'), { order: orderId, action: 'ship', items });
};

/** The customer calls too late, and the carrier is asked to stop all that is on its way. */
export const askCarrier =
	(carrier: string, tracking: string, note = ''): Act =>
	async ({ stage, orderId }) => {
		const { lines } = await stage.order(orderId);
		const items = lines.map(({ id, units }) => ({ line_item: id, quantity: units.shipped }));
		const parcel = { order: orderId, cancellation: '', carrier, tracking, reason: 'changed_mind', note } as const;
		await stopParcel(stage.staff('agent'), { ...parcel, items });
	};

export const carrierSays =
	(outcome: 'intercepted' | 'failed', note: string): Act =>
	async ({ stage, orderId }) => {
		const agent = stage.staff('agent');
		const asked = (await interceptsOf(agent.db, orderId)).find(({ state }) => state === 'asked');
		if (asked) await answerParcel(agent, { intercept: asked.id, outcome, note });
	};

/** The declaration that names this order is about none of ours. */
export const closeDeclared =
	(number: string, reason: string): Act =>
	async ({ stage }) => {
		const agent = stage.staff('agent');
		const said = (await listUnmatched(agent.db, 50)).find(({ orderNumber }) => orderNumber === number);
		if (said) await closeDeclaration(agent, { withdrawal: said.id, reason });
	};

/** One of the items of a withdrawal is here again; the others are still waited for. */
export const oneCameBack: Act = async ({ stage, orderId }) => {
	const agent = stage.staff('agent');
	const awaited = (await returnsOf(agent.db, orderId)).find(({ state }) => state === 'open');
	const [item] = awaited?.items ?? [];
	if (!awaited || !item) return;
	const items = [{ line_item: item.lineItemId, quantity: 1 }];
	const date = zonedIso(agent.now, agent.timeZone).slice(0, 10);
	await answerReturn(agent, { return: awaited.id, outcome: 'received', items, date, restock: true, note: '' });
};
