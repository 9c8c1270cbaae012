import { markSentEdi } from '$lib/modules/cancellations/edi/flow/resend.server';
import type { EdiMessage } from '$lib/modules/channels/edi/message';
import { writeInterchange } from '$lib/modules/channels/edi/outgoing';
import { X12 } from '$lib/modules/channels/edi/syntax';
import { listEdi } from '$lib/modules/channels/repository/edi-messages.server';
import type { OrderFacts } from '$lib/modules/orders/order';
import { addSupplier } from '$lib/modules/suppliers/actions/directory.server';
import { addSupplierForm } from '$lib/modules/suppliers/schema';
import { takeByHand } from '$lib/wiring/channels/edi-by-hand.server';
import { connectEdi } from '$lib/wiring/channels/edi.server';
import { agoOn, type Stage } from '../stage';
import { buyFor, cancelBought } from './bought';
import { SELLERS } from './goods.data';

const SKU = 'SCARF-SLK';
const GRACE = 11;

/**
 * A supplier that is called off by EDI messages, which go by hand: it stopped one order, had sent another, has not answered
 * about the third; the fourth goes on.
 */
export async function sellByEdi(stage: Stage, until: Date): Promise<void> {
	const ago = agoOn(stage, until);
	ago(260);
	const partner = await begin(stage);
	const bought = (number: string, email: string, quantity: number) =>
		buyFor(stage, { number, email, sku: SKU, quantity, there: `DB-${number}`, cost: quantity * 2900 });

	const cancel = async (order: OrderFacts, quantity: number, hours: number) => {
		ago(hours);
		await cancelBought(stage, order, quantity);
		ago(hours, GRACE);
		await stage.settle();
	};

	await cancel(await bought('31101', 'emma.wilson', 2), 2, 250);
	await sendWhatWaits(stage, partner);
	ago(246);
	await answer(stage, partner, { number: 'DB-31101', answer: 'accepted', note: '' }, { control: 1, to: 1 });
	ago(170);
	await cancel(await bought('31102', 'liam.brown', 1), 1, 160);
	await sendWhatWaits(stage, partner);
	ago(155);
	await answer(stage, partner, { number: 'DB-31102', answer: 'rejected', note: 'ALREADY SENT' }, { control: 3, to: 3 });
	ago(40);
	await cancel(await bought('31103', 'olivia.davis', 3), 3, 26);
	ago(20);
	await bought('31104', 'henry.scott', 2);
	stage.goTo(until);
}

async function begin(stage: Stage): Promise<string> {
	const owner = stage.staff('owner');
	const email = 'edi@dongbang.example';
	await addSupplier(owner, addSupplierForm.parse({ name: SELLERS.edi, kind: 'edi', email, contact: 'Seung Ko' }));
	return connectEdi(owner, {
		...{ role: 'seller', name: 'Dongbang Textile by EDI' },
		credentials: {
			...{ standard: 'x12', own_id: 'RESCIND', own_qualifier: 'ZZ', their_id: 'DONGBANG', their_qualifier: 'ZZ' },
			...{ email, currency: 'USD', region: 'US', transport: 'none', supplier: SELLERS.edi }
		}
	});
}

/** Somebody carries over what is written for it. */
async function sendWhatWaits(stage: Stage, partner: string): Promise<void> {
	const manager = stage.staff('manager');
	const { items } = await listEdi(manager.db, { partnerId: partner, search: '', limit: 20 });
	for (const { id, way, state } of items)
		if (way === 'out' && state === 'waiting') await markSentEdi(manager, { id: partner, message: id });
}

type Said = Pick<Extract<EdiMessage, { kind: 'answer' }>, 'number' | 'answer' | 'note'>;

/** `control`: the number of its first message; `to`: that of ours, which it has. */
type Under = { readonly control: number; readonly to: number };

/** First it says that it has our message, then what it does about it. */
async function answer(stage: Stage, partner: string, said: Said, { control, to }: Under): Promise<void> {
	const day = stage.as().now.toISOString().slice(0, 10).replaceAll('-', '');
	const messages: EdiMessage[] = [
		{ kind: 'receipt', of: String(to), accepted: true, sets: [] },
		{ ...said, kind: 'answer', to: 'change', day, lines: [] }
	];
	for (const [at, message] of messages.entries()) {
		const number = String(control + at).padStart(9, '0');
		const text = writeInterchange('x12', message, { ...ENVELOPE, day, control: number }, X12);
		await takeByHand(stage.staff('manager'), { id: partner, text });
		await stage.settle();
	}
	await sendWhatWaits(stage, partner);
}

const ENVELOPE = {
	...{ from: { qualifier: 'ZZ', id: 'DONGBANG' }, to: { qualifier: 'ZZ', id: 'RESCIND' }, test: false, code: 'PC' },
	time: '1040'
};
