import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import type { OrderFacts } from '$lib/modules/orders/order';
import { setPurchase } from '$lib/modules/suppliers/actions/purchases.server';
import { purchasesOf } from '$lib/modules/suppliers/repository/purchases.server';
import { takeInOrder } from '$lib/wiring/orders.server';
import { checkout } from '../checkout';
import { PEOPLE, type Person } from '../people.data';
import type { Stage } from '../stage';

/** `there`: the number it has at the supplier; `cost`: what we pay for it, where nobody tells. */
type Buying = {
	readonly number: string;
	readonly email: string;
	readonly sku: string;
	readonly quantity: number;
	readonly there: string;
	readonly cost?: number;
};

/** Somebody orders one item, and we buy it from its supplier. */
export async function buyFor(stage: Stage, { number, email, sku, quantity, there, cost }: Buying): Promise<OrderFacts> {
	const picked = [{ sku, quantity, supplierOrder: 'placed' as const }];
	const input = checkout({ number, person: personAt(email), placedAt: stage.as().now, picked, mix: 'card' });
	const id = await takeInOrder(stage.as(), input, { channel: 'api', partner: null });
	const [bought] = await purchasesOf(stage.as().db, [id]);
	const paid = cost === undefined ? {} : { cost: { amount: cost, currency: input.currency } };
	await setPurchase(stage.staff('agent'), bought?.id ?? '', { state: 'placed', number: there, ...paid });
	await stage.settle();
	return stage.order(id);
}

function personAt(mailbox: string): Person {
	const person = PEOPLE.find(({ email }) => email === `${mailbox}@example.com`);
	if (!person) throw new Error(`Nobody is called ${mailbox}`);
	return person;
}

/** The customer asks to cancel so many of it, and a manager accepts. The supplier is asked once the grace is over. */
export async function cancelBought(stage: Stage, order: OrderFacts, quantity: number): Promise<void> {
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity, reason: 'changed_mind' as const }];
	const { id } = await request(stage.shopperOf(order), { order: order.id, items });
	await accept(stage.staff('manager'), { id });
	await stage.settle();
}
