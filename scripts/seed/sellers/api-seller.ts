import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { addSupplier } from '$lib/modules/suppliers/actions/directory.server';
import { addSupplierForm } from '$lib/modules/suppliers/schema';
import { agoOn, type Stage } from '../stage';
import { buyFor, cancelBought } from './bought';
import { SELLERS } from './goods.data';

/** A supplier with a program of its own, which does not listen yet: an agent has to ask it. */
export async function sellByApi(stage: Stage, until: Date): Promise<void> {
	const ago = agoOn(stage, until);
	ago(90);
	const fields = { name: SELLERS.api, kind: 'api', email: 'ops@northlight.example', phone: '+1 312-555-0164' };
	await addSupplier(stage.staff('owner'), addSupplierForm.parse(fields));
	await createKey(stage.staff('owner'), { role: 'seller', name: SELLERS.api });
	const it = { number: '31201', email: 'ethan.lewis', sku: 'CLOCK-OAK', quantity: 1 };
	const order = await buyFor(stage, { ...it, there: 'NL-80412', cost: 2300 });
	ago(18);
	await cancelBought(stage, order, 1);
	ago(18, 11);
	await stage.settle();
	stage.goTo(until);
}
