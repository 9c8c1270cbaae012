import { staffActor } from '$lib/core/actor';
import { DAY, HOUR, later } from '$lib/core/time';
import { keepInterchange } from '$lib/modules/cancellations/edi/flow/keep.server';
import { workEdi } from '$lib/modules/cancellations/edi/flow/work.server';
import type { EdiMessage } from '$lib/modules/channels/edi/message';
import { X12 } from '$lib/modules/channels/edi/syntax';
import { writeInterchange } from '$lib/modules/channels/edi/outgoing';
import { connectEdi } from '$lib/wiring/channels/edi.server';
import { withActor, type Ctx } from '$lib/server/ctx';

const ORDERED = -40 * DAY;

/** A partner that buys by EDI message: an order of it, the same once more, and one that left out two numbers and can't be done. */
export async function exchangeEdi(given: Ctx, owner: { readonly id: string; readonly name: string }): Promise<void> {
	const ctx = withActor({ ...given, now: later(given.now, ORDERED) }, staffActor(owner.id, owner.name, 'owner'));
	const id = await connectEdi(ctx, {
		...{ role: 'buyer', name: 'Nordhaus Retail' },
		credentials: {
			...{ standard: 'x12', own_id: 'RESCIND', own_qualifier: 'ZZ', their_id: 'NORDHAUS', their_qualifier: 'ZZ' },
			...{ email: 'edi@nordhaus.example', order_prefix: 'NH-', currency: 'EUR', region: 'DE' },
			...{ transport: 'folder', folder: 'nordhaus' }
		}
	});
	const came = async (message: EdiMessage, control: number, file: string, at: number) => {
		const then = { ...ctx, now: later(ctx.now, at) };
		const kept = await keepInterchange(then, id, { text: written(message, control, then.now), file });
		if (kept.news) await workEdi(then, kept.id);
	};
	await came(order(ctx.now), 1, 'po-4711.edi', 0);
	await came(order(ctx.now), 1, 'po-4711-again.edi', HOUR);
	await came({ ...CHANGE, day: dayOf(ctx.now) }, 4, 'chg-4712.edi', DAY);
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10).replaceAll('-', '');

const order = (at: Date): EdiMessage => ({
	...{ kind: 'order', number: '4711', day: dayOf(at), currency: 'EUR', buyer: 'Nordhaus Retail', email: '' },
	lines: [
		{ line: '1', sku: 'MUG-CEL', title: 'Celadon mug', quantity: 48, price: '11.90' },
		{ line: '2', sku: 'TEA-SEJ', title: 'Green tea, first flush 50 g', quantity: 24, price: '14.50' }
	]
});
const CHANGE = { kind: 'change', number: '4712', whole: true, lines: [] } as const;

const written = (message: EdiMessage, control: number, at: Date) =>
	writeInterchange(
		'x12',
		message,
		{
			...{ from: { qualifier: 'ZZ', id: 'NORDHAUS' }, to: { qualifier: 'ZZ', id: 'RESCIND' }, test: false, code: '' },
			...{ control: String(control).padStart(9, '0'), day: dayOf(at), time: '0915' }
		},
		X12
	);
