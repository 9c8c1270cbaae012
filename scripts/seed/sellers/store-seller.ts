import { setReach } from '$lib/server/outside';
import { changeConnected, connect, testConnection } from '$lib/wiring/channels/connections.server';
import { agoOn, type Stage } from '../stage';
import { openStore, type Store } from '../store/stand-in';
import { SECRET, telling, thereOf, type Telling } from '../store/telling';
import { buyFor, cancelBought } from './bought';
import { SELLERS } from './goods.data';

const CANDLE = { sku: 'CNDL-CED', title: 'Cedar candle', price: 1150 };
const SHOP = { name: SELLERS.store, myshopifyDomain: 'juniper-and-bark.myshopify.com' };
/** Nobody is there: a demo calls nobody. */
const NOWHERE = 'https://store.juniper-and-bark.example';
const GRACE = 11;

/** A supplier whose store is connected: one order is stopped there, one is not any more, and one is waited for. */
export async function sellFromStore(stage: Stage, until: Date): Promise<void> {
	const store = await openStore(SHOP);
	setReach('private');
	const ago = agoOn(stage, until);
	ago(300);
	const id = await connectTo(stage, store);
	await live({ stage, store, ago, hear: telling(stage, store, id).hear });
	stage.goTo(until);
	await changeConnected(stage.staff('owner'), { id, base_url: NOWHERE, state: 'paused' });
	setReach('public');
	store.close();
}

async function connectTo(stage: Stage, { url }: Store): Promise<string> {
	const id = await connect(stage.staff('owner'), {
		...{ kind: 'shopify', role: 'seller', name: 'Juniper & Bark at Shopify', base_url: url },
		credentials: {
			...{ shop: 'juniper-and-bark', access_token: 'shpat_demo', client_secret: SECRET },
			supplier: SELLERS.store
		}
	});
	await testConnection(stage.staff('owner'), { id });
	return id;
}

type Life = {
	readonly stage: Stage;
	readonly store: Store;
	readonly ago: ReturnType<typeof agoOn>;
	readonly hear: Telling['hear'];
};

async function live({ stage, store, ago, hear }: Life): Promise<void> {
	const buy = (at: string, number: string, email: string) => buyThere(stage, store, { at, number, email });
	const cancel = async ({ order }: Awaited<ReturnType<typeof buy>>, quantity: number, hours: number) => {
		ago(hours);
		await cancelBought(stage, order, quantity);
		ago(hours, GRACE);
		await stage.settle();
	};
	const stopped = await buy('5101', '31001', 'mia.robinson');
	await cancel(stopped, 1, 290);
	await hear('orders/edited', stopped.there);
	ago(200);
	const packed = await buy('5102', '31002', 'jack.turner');
	packed.there.locked = true;
	await cancel(packed, 2, 190);
	ago(30);
	const open = await buy('5103', '31003', 'grace.hill');
	store.down = true;
	await cancel(open, 2, 20);
}

type Wish = { readonly at: string; readonly number: string; readonly email: string };

/** Three candles are ordered from us, and bought there. */
async function buyThere(stage: Stage, store: Store, { at, number, email }: Wish) {
	const lines = [{ ...CANDLE, quantity: 3 }];
	const there = thereOf({ id: at, email: 'orders@rescind-goods.example', name: 'Rescind', lines }, stage.as().now);
	store.orders.set(at, there);
	return { there, order: await buyFor(stage, { number, email, sku: CANDLE.sku, quantity: 3, there: `#${at}` }) };
}
