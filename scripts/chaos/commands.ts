import { shopperActor, SYSTEM } from '../../src/lib/core/actor';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject, withdraw } from '../../src/lib/modules/cancellations/actions/request/end-request.server';
import { payMore, waive } from '../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendNow } from '../../src/lib/modules/cancellations/actions/decide/release.server';
import { requestCancellation } from '../../src/lib/wiring/cancellations.server';
import { sendPlanned } from '../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { unaccept } from '../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo, undoPreview } from '../../src/lib/modules/cancellations/actions/decide/undo.server';
import type { CancellationView } from '../../src/lib/modules/cancellations/case-view';
import { listCases } from '../../src/lib/modules/cancellations/repository/queue/list.server';
import type { Status } from '../../src/lib/modules/cancellations/status';
import { getOrder } from '../../src/lib/modules/orders/repository/read.server';
import { hold, release } from '../../src/lib/modules/refunds/actions/hold.server';
import { retry } from '../../src/lib/modules/refunds/actions/retry.server';
import type { RefundState } from '../../src/lib/modules/refunds/status';
import { withActor } from '../../src/lib/server/ctx';
import { runDue } from '../../src/lib/server/poller';
import { DUE } from '../../src/lib/wiring/due.server';
import { fulfill } from '../../src/lib/wiring/orders.server';
import { answersTo } from './answers';
import { momentOf, type Step } from './plan';
import type { Sold } from './sale';
import type { Shop } from './shop';

/** What a step has to do with. */
export type Scene = { readonly shop: Shop; readonly sold: readonly Sold[]; readonly step: Step };
type Command = (scene: Scene) => Promise<unknown>;

const MOST_CASES = 50;
const at = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(list.length, 1)];
const part = (amount: number, { share }: Step) => Math.max(1, Math.floor((amount * share) / 100));

/** The cases of all orders of the scene, in these states. */
export async function casesOf({ shop, sold }: Pick<Scene, 'shop' | 'sold'>, ...states: readonly Status[]) {
	const lists = await Promise.all(
		sold.map(({ id: order }) => listCases(shop.db, SYSTEM, { order, limit: MOST_CASES }))
	);
	return lists.flatMap(({ items }) => items).filter(({ state }) => states.length === 0 || states.includes(state));
}

type OnCase = (scene: Scene, it: CancellationView) => Promise<unknown>;
type OnRefund = (scene: Scene, refund: CancellationView['refunds'][number]) => Promise<unknown>;

/** Does it to the case the step names; nothing where there is none. */
const onCase =
	(states: readonly Status[], act: OnCase): Command =>
	async (scene) => {
		const it = at(await casesOf(scene, ...states), scene.step.which);
		return it && act(scene, it);
	};

const onRefund =
	(states: readonly RefundState[], act: OnRefund): Command =>
	async (scene) => {
		const all = (await casesOf(scene)).flatMap(({ refunds }) => refunds);
		const refund = at(
			all.filter(({ state }) => states.includes(state)),
			scene.step.which
		);
		return refund && act(scene, refund);
	};

async function itemsOf({ shop, sold, step }: Scene) {
	const order = await getOrder(shop.db, SYSTEM, at(sold, step.which)?.id ?? '');
	const open = order.lines.filter(({ units }) => units.open > 0);
	const some = step.share > 60 ? open : open.slice(0, 1);
	const items = some.map(({ id, units }) => ({
		line_item: id,
		quantity: step.share > 60 ? units.open : part(units.open, step),
		reason: 'changed_mind' as const
	}));
	return { order, items };
}

/** What people do, by name. */
export const DEEDS: Readonly<Record<string, Command>> = {
	ask: async (scene) => {
		const { order, items } = await itemsOf(scene);
		const ctx = withActor(await scene.shop.as(), shopperActor(order.shopperId, order.name));
		return items.length > 0 && requestCancellation(ctx, { order: order.id, items });
	},
	cancel: async (scene) => {
		const { order, items } = await itemsOf(scene);
		return items.length > 0 && requestCancellation(await scene.shop.as('agent'), { order: order.id, items });
	},
	accept: onCase(['requested'], async ({ shop }, { id }) => accept(await shop.as('agent'), { id })),
	accept_later: onCase(['requested'], async ({ shop }, { id }) =>
		accept(await shop.as('finance'), { id, when: 'later' })
	),
	accept_less: onCase(['requested'], async ({ shop, step }, { id, quote }) => {
		const refunds = quote.tenders.map(({ tender, amount }) => ({ tender, amount: part(amount, step) }));
		return accept(await shop.as('finance'), { id, refunds });
	}),
	reject: onCase(['requested'], async ({ shop }, { id }) =>
		reject(await shop.as('agent'), { id, reason: 'No', show: true })
	),
	withdraw: onCase(['requested'], async ({ shop, sold }, { id, order }) => {
		const { shopperId = '', name = '' } = sold.find((one) => one.id === order) ?? {};
		return withdraw(withActor(await shop.as(), shopperActor(shopperId, name)), { id });
	}),
	send_now: onCase(['in_progress'], async ({ shop }, { id }) => sendNow(await shop.as('agent'), { id })),
	send_planned: onCase(['in_progress'], async ({ shop }, { id }) => sendPlanned(await shop.as('finance'), { id })),
	pay_part: onCase(['in_progress'], async ({ shop, step }, { id, due, refunded }) =>
		payMore(await shop.as('finance'), { id, amount: part(due - refunded, step) })
	),
	waive: onCase(['in_progress'], async ({ shop }, { id }) => waive(await shop.as('manager'), { id, reason: 'Agreed' })),
	undo: onCase(['in_progress', 'canceled'], async ({ shop, step }, { id }) => {
		const ctx = await shop.as('manager');
		return undo(ctx, { id, answers: answersTo((await undoPreview(ctx, { id })).rows, step) });
	}),
	unaccept: onCase(['in_progress'], async ({ shop }, { id }) => unaccept(await shop.as('manager'), { id })),
	retry: onRefund(['failed', 'submitted'], async ({ shop }, { id }) => retry(await shop.as('finance'), { id })),
	hold: onRefund(['planned', 'queued'], async ({ shop }, { id }) => hold(await shop.as('finance'), { id })),
	let_go: onRefund(['on_hold'], async ({ shop }, { id }) => release(await shop.as('finance'), { id })),
	ship: async (scene) => {
		const { order, items } = await itemsOf(scene);
		const [first] = items;
		return first && fulfill(await scene.shop.as('agent'), { order: order.id, action: 'ship', items: [first] });
	}
};

const MINUTES = 60;
const JUMPS = [1, 11, 61, 25 * 60].map((minutes) => minutes * MINUTES);

/** What happens to the shop, by name. */
export const BLOWS: Readonly<Record<string, Command>> = {
	decide: ({ shop, step }) =>
		shop.gateway.decide(() => ({ copies: step.which % 5, delayMs: step.share, first: false })),
	clock: async ({ shop, step }) => {
		await shop.pass(at(JUMPS, step.which) ?? 0);
		await runDue(DUE, shop.makeCtx);
	},
	kill: async ({ shop, step }) => shop.workers.kill(step.which),
	kill_at: async ({ shop, step }) => shop.killAt(momentOf(step)),
	restart: ({ shop, step }) => shop.restartDatabase(step.share > 50 ? 'SIGINT' : 'SIGQUIT'),
	work: ({ shop }) => shop.workers.ready()
};
