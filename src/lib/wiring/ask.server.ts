import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { getReach, leadsInside } from '$lib/server/outside';
import { mayCall } from '$lib/server/outside-address';
import type { OrderFacts, TenderFacts } from '../modules/orders/order';
import { securedBy } from '../modules/orders/tenders/tender-names';
import { gatewayNameOf } from '../modules/payments/gateway-names';
import { GATEWAYS } from '../modules/payments/gateways/index.server';
import { within } from './door/within.server';

const ANSWER_WITHIN = 5 * SECOND;

/**
 * Whether the gateways of an order we believe unpaid say so too. Asked just before such an order is closed, never inside
 * a transaction. A gateway that has money, fails or is silent for 5 seconds makes it a no.
 */
export async function isUnpaidForSure(ctx: Ctx, { tenders }: OrderFacts): Promise<boolean> {
	const asked = tenders.filter((tender) => tender.automatic && securedBy(tender) === 0);
	const answers = await Promise.all(asked.map((tender) => hasNothing(ctx, tender)));
	return answers.every(Boolean);
}

async function hasNothing(ctx: Ctx, { gateway, reference }: TenderFacts): Promise<boolean> {
	if (reference === null) return true; // no payment was ever started there
	try {
		const secured = await within(ANSWER_WITHIN, GATEWAYS[gatewayNameOf(gateway)](ctx).secures(reference));
		return secured === undefined || (secured.captured === 0 && secured.authorized === 0);
	} catch {
		return false;
	}
}

const RESOLVES_WITHIN = 3 * SECOND;

/**
 * Whether an address that somebody typed leads out of the house, as its name resolves now. It is looked at again by every
 * call; this is so that whoever typed it learns it at once. A name nobody knows yet may come.
 * @throws Refused `address.private`
 */
export async function demandOutside(address: string): Promise<void> {
	if (getReach() === 'private' || !mayCall(address, 'public').ok) return; // what is wrong in itself, the action says
	if (await within(RESOLVES_WITHIN, leadsInside(address)).catch(() => false)) throw new Refused('address.private');
}
