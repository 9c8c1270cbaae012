import { sum, type Minor } from '$lib/core/money';
import type { Tx } from '$lib/server/db';
import type { TenderFacts } from '../../orders/order';
import { changeCapture, changeTender } from '../../orders/repository/tenders.server';
import { securedBy } from '../../orders/tenders/tender-names';
import { stillLost, type KeptDispute } from '../../payments/repository/disputes.server';
import { splitOverCaptures } from '../over-captures';
import { capturesOf, type Capture } from '../repository/captures.server';

type OnTender = { readonly tender: TenderFacts; readonly dispute: KeptDispute };

/**
 * Books what a lost dispute took: no more than is free on its payment, or on the one capture it is about. `released`: what
 * was reserved there and no longer is. The caller holds the order.
 */
export async function chargeBack(tx: Tx, { tender, dispute }: OnTender, released: Minor): Promise<void> {
	const captures = await disputedCaptures(tx, dispute);
	const free = securedBy(tender) - tender.refunded - tender.voided - tender.reserved - tender.chargedBack + released;
	const rooms = captures.map(({ id, left }) => ({ id, left: Math.max(0, left) }));
	const most = rooms.length === 0 ? free : Math.min(free, sum(rooms.map(({ left }) => left)));
	const taken = Math.max(0, Math.min(dispute.amountMinor, most));
	await changeTender(tx, tender.id, { chargedBackMinor: tender.chargedBack + taken });
	if (taken > 0) await changeParts(tx, captures, splitOverCaptures(taken, rooms), 1);
}

/**
 * Books that it was won after all: what it took is the shop's again, but for what another lost one takes of the same money.
 * Answers how much that is.
 */
export async function takeChargeBack(tx: Tx, { tender, dispute }: OnTender): Promise<Minor> {
	const captures = await disputedCaptures(tx, dispute);
	const taken = captures.map(({ id, chargedBack }) => ({ id, left: chargedBack }));
	const most = taken.length === 0 ? tender.chargedBack : sum(taken.map(({ left }) => left));
	const back = Math.max(0, Math.min(dispute.amountMinor, most - (await stillLost(tx, dispute))));
	await changeTender(tx, tender.id, { chargedBackMinor: tender.chargedBack - back });
	if (back > 0) await changeParts(tx, captures, splitOverCaptures(back, taken), -1);
	return back;
}

const disputedCaptures = async (tx: Tx, { tenderId, captureId }: KeptDispute): Promise<Capture[]> =>
	(await capturesOf(tx, [tenderId])).filter(({ id }) => captureId === null || id === captureId);

async function changeParts(
	tx: Tx,
	captures: readonly Capture[],
	parts: ReturnType<typeof splitOverCaptures>,
	sign: 1 | -1
): Promise<void> {
	for (const { captureId, amount } of parts) {
		const capture = captures.find(({ id }) => id === captureId);
		if (capture) await changeCapture(tx, capture.id, { chargedBackMinor: capture.chargedBack + sign * amount });
	}
}
