import { HOUR, later, MINUTE } from '$lib/core/time';
import { recordPayment } from '$lib/modules/cancellations/balance/record-payment.server';
import { fulfill, takeInOrder } from '$lib/wiring/orders.server';
import type { Act, Scene } from './acts';
import { buy } from './buy';
import { checkout } from './checkout';
import type { Plan, Scan } from './plan';
import type { Stage } from './stage';

/** Something that happens at its moment. */
export type Happening = { readonly at: Date; happen(): Promise<void> };

const GRACE_ENDS = 10 * MINUTE;

type Playing = { readonly until: Date; readonly besides: readonly Happening[] };

/** Plays all plans together, in the order in which everything happened, up to `until`. */
export async function play(stage: Stage, plans: readonly Plan[], { until, besides }: Playing): Promise<void> {
	const sorted = plans.toSorted((a, b) => b.hoursAgo - a.hoursAgo);
	const happenings = sorted.flatMap((plan, at) => happeningsOf(stage, plan, { number: FIRST_NUMBER + at, until }));
	for (const { at, happen } of [...besides, ...happenings].toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
		stage.goTo(at);
		await happen();
	}
	stage.goTo(until);
	await stage.settle();
}

const FIRST_NUMBER = 20_032;

type Numbered = { readonly number: number; readonly until: Date };

function happeningsOf(stage: Stage, plan: Plan, { number, until }: Numbered): Happening[] {
	const when = (hoursAgo: number) => later(until, -hoursAgo * HOUR);
	const scene = { stage, orderId: '', caseId: '' };
	const placedAt = when(plan.hoursAgo);
	const place = async () => {
		const input = checkout({ ...plan, number: String(number), placedAt });
		scene.orderId = await takeInOrder(stage.as(), input, {
			channel: plan.channel ?? 'api',
			partner: plan.partner ?? null
		});
		if (input.line_items.some(({ supplier }) => supplier)) await buy(stage, scene.orderId, number);
	};
	const scans = (plan.scans ?? []).map((scan) => ({ at: when(scan.hoursAgo), happen: () => book(scene, scan) }));
	const beats = (plan.beats ?? []).flatMap(([hoursAgo, act]) => withGrace(scene, when(hoursAgo), act));
	const paid = plan.collected === undefined ? [] : [{ at: when(plan.collected), happen: () => collect(scene) }];
	return [{ at: placedAt, happen: place }, ...scans, ...paid, ...beats].filter(({ at }) => at <= until);
}

/** What it sets off at once happens with it; what waits for the grace follows when that is over. */
const withGrace = (scene: Scene, at: Date, act: Act): Happening[] => [
	{
		at,
		happen: async () => {
			await act(scene);
			await scene.stage.settle();
		}
	},
	{ at: later(at, GRACE_ENDS), happen: () => scene.stage.settle() }
];

async function book({ stage, orderId }: Scene, { action, some = false }: Scan): Promise<void> {
	const { lines } = await stage.order(orderId);
	const leaving = some ? lines.slice(0, -1) : lines;
	const items = leaving.map(({ id, quantity }) => ({ line_item: id, quantity }));
	await fulfill(stage.staff('agent'), { order: orderId, action, items });
}

/** The carrier brought the money of an order paid at the door. */
async function collect({ stage, orderId }: Scene): Promise<void> {
	const { total, number } = await stage.order(orderId);
	const ctx = stage.staff('finance');
	const date = ctx.now.toISOString().slice(0, 10);
	const payment = { kind: 'cash_on_delivery', amount: total, reference: `COD-${number}`, date } as const;
	await recordPayment(ctx, { order: orderId, ...payment });
}
