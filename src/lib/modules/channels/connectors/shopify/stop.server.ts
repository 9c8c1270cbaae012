import { MINUTE } from '$lib/core/time';
import type { Push, Pushed, ShopOrder } from '../../connector';
import { fulfillmentPage, stopAsked, toSendPage } from './answers';
import { noteOf, refusalIn } from './cancel.server';
import type { Client } from './client.server';
import { gid, idIn } from './ids';
import { FROM_THE_START, toTheEnd } from './pages.server';

const AT_WORK = ['SUBMITTED', 'ACCEPTED'];

/** Where a fulfillment service has the units, it is asked to let go of them first, and may say no. */
export async function stop(ask: Client, { id }: ShopOrder, push: Push): Promise<Pushed> {
	const about = await toSendOf(ask, id, push);
	if (about.some(({ requestStatus }) => requestStatus === 'CANCELLATION_REJECTED')) return REJECTED;
	for (const { id: fulfillment } of about.filter(({ requestStatus }) => AT_WORK.includes(requestStatus))) {
		const asked = await ask('askToStop', { id: fulfillment, message: noteOf(push.note, push.mark) }, stopAsked, id);
		const no = refusalIn(asked.fulfillmentOrderSubmitCancellationRequest?.userErrors);
		if (no) return no;
	}
	const waits = about.some(({ requestStatus }) => [...AT_WORK, 'CANCELLATION_REQUESTED'].includes(requestStatus));
	return waits ? { state: 'later', wait: 5 * MINUTE } : { state: 'done' };
}

/** What is still to be sent of the order and has units of the push in it. */
async function toSendOf(ask: Client, order: string, { lines }: Push) {
	const on = { on: 'order', id: gid('Order', order), order };
	const all = await toTheEnd(ask, FROM_THE_START, { operation: 'fulfillmentOrders', page: fulfillmentPage, ...on });
	const about: typeof all = [];
	for (const one of all) {
		const of = { on: 'fulfillmentOrder', id: one.id, order };
		const units = await toTheEnd(ask, one.lineItems, { operation: 'readToSend', page: toSendPage, ...of });
		const has = units.some(
			({ remainingQuantity, lineItem }) => remainingQuantity > 0 && lines.some(({ line }) => line === idIn(lineItem.id))
		);
		if (has) about.push(one);
	}
	return about;
}

const REJECTED: Pushed = {
	state: 'refused',
	code: 'fulfillment_refused',
	words: 'Whoever packs the order there did not agree to stop'
};
