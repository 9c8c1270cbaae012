import { startReconciliation } from '$lib/modules/cancellations/actions/money/reconcile.server';
import { setReach } from '$lib/server/outside';
import { changeConnected, connect, testConnection } from '$lib/wiring/channels/connections.server';
import { agoOn, type Stage } from '../stage';
import { openStore } from './stand-in';
import { liveWith } from './story';
import { SECRET, telling } from './telling';

/** Nobody is there: a demo calls nobody, and the store is paused from the moment its visitor comes. */
const NOWHERE = 'https://store.rescind-goods.example';

/** A store at Shopify whose orders were kept in step for six days: what went well, what did not, and what differs now. */
export async function connectStore(stage: Stage, until: Date): Promise<void> {
	const store = await openStore({ name: 'Rescind Goods US', myshopifyDomain: 'rescind-goods-us.myshopify.com' });
	setReach('private');
	const ago = agoOn(stage, until);
	ago(144);
	const id = await connect(stage.staff('owner'), {
		...{ kind: 'shopify', role: 'buyer', name: 'Shopify US (demo)', base_url: store.url },
		credentials: { shop: 'rescind-goods-us', access_token: 'shpat_demo', client_secret: SECRET }
	});
	await testConnection(stage.staff('owner'), { id });
	await liveWith({ stage, store, ago, ...telling(stage, store, id) });
	ago(3);
	await startReconciliation(stage.staff('finance'));
	await stage.settle();
	stage.goTo(until);
	await changeConnected(stage.staff('owner'), { id, base_url: NOWHERE, state: 'paused' });
	setReach('public');
	store.close();
}
