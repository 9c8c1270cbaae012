import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { fulfill } from '$lib/wiring/orders.server';
import type { Stage } from '../stage';
import type { Store } from './stand-in';
import { STORE_ORDERS } from './store-orders.data';
import type { Telling } from './telling';
import type { There } from './there';

type Life = Telling & {
	readonly stage: Stage;
	readonly store: Store;
	/** Goes to so long before the end of the story. */
	ago(hours: number, minutes?: number): void;
};

/** Six days of a store's orders, one after the other. */
export async function liveWith(life: Life): Promise<void> {
	await changeHere(life);
	await cancelThere(life);
	await refuse(life);
	await takePacked(life);
	await driftApart(life);
}

/** Canceled here, it is changed and paid back there; our own change comes back as news and changes nothing. */
async function changeHere(life: Life): Promise<void> {
	life.ago(140);
	const there = await life.place(STORE_ORDERS.changed);
	await cancelOne(life, there, 120);
	await life.hear('orders/edited', there);
}

async function cancelThere({ ago, place, hear }: Life): Promise<void> {
	ago(110);
	const there = await place(STORE_ORDERS.canceled);
	ago(100);
	takeOne(there);
	there.refunds.push({ id: `9${there.id}0`, note: 'Customer called', amount: 4800 });
	await hear('orders/cancelled', there);
}

/** The store is down when its order is to be read first, and lets nobody change it later. */
async function refuse(life: Life): Promise<void> {
	const { store, stage, ago } = life;
	ago(96);
	store.down = true;
	const there = await life.place(STORE_ORDERS.locked);
	store.down = false;
	ago(95);
	await stage.settle();
	await cancelOne(life, there, 80);
}

/** Somebody takes off there what is packed here: a person has to decide. */
async function takePacked({ stage, ago, place, hear, ours }: Life): Promise<void> {
	ago(60);
	const there = await place(STORE_ORDERS.packed);
	ago(40);
	const { id: order, lines } = await ours(there);
	const items = lines.map(({ id: line_item, quantity }) => ({ line_item, quantity }));
	await fulfill(stage.staff('agent'), { order, action: 'pack', items });
	ago(30);
	takeOne(there);
	await hear('orders/edited', there);
}

/** Money goes back there and nobody tells; another order is deleted. */
async function driftApart({ store, ago, place, hear }: Life): Promise<void> {
	ago(20);
	const goodwill = await place(STORE_ORDERS.goodwill);
	ago(10);
	const deleted = await place(STORE_ORDERS.deleted);
	ago(5);
	goodwill.refunds.push({ id: `9${goodwill.id}0`, note: 'Goodwill: scratched base', amount: 500 });
	store.orders.delete(deleted.id);
	await hear('orders/updated', deleted);
}

/** Staff cancel one of the first item, and the grace passes. */
async function cancelOne({ stage, ago, ours }: Life, there: There, hours: number): Promise<void> {
	ago(hours);
	const { id: order, lines } = await ours(there);
	const item = { line_item: lines[0]?.id ?? '', quantity: 1, reason: 'sold_out' as const };
	await request(stage.staff('manager'), { order, items: [item] });
	ago(hours, 11);
	await stage.settle();
}

function takeOne({ lines: [line] }: There): void {
	if (line) line.current -= 1;
}
