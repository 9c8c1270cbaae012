import { shopperActor, staffActor, SYSTEM, type Actor, type Role } from '$lib/core/actor';
import { idsFrom } from '$lib/core/ids';
import { HOUR, later, MINUTE } from '$lib/core/time';
import { getOrder } from '$lib/modules/orders/repository/read.server';
import type { OrderFacts } from '$lib/modules/orders/order';
import { withActor, type Ctx } from '$lib/server/ctx';
import { settleDown } from '$lib/wiring/pay/settle.server';
import type { Random } from './random';

export type Staff = Readonly<Record<Role, { readonly id: string; readonly name: string }>>;

/** The shop at one moment of its past. Its ids are as old as what they name, so that everything sorts as it happened. */
export type Stage = {
	as(actor?: Actor): Ctx;
	staff(role: Role): Ctx;
	shopperOf(order: OrderFacts): Ctx;
	order(id: string): Promise<OrderFacts>;
	/** Runs what is due at this moment and every job that follows. */
	settle(): Promise<void>;
	goTo(time: Date): void;
};

export function openStage(ctx: Ctx, random: Random, staff: Staff): Stage {
	let now = ctx.now;
	const newId = idsFrom(() => now.getTime(), random.bytes);
	const as = (actor: Actor = SYSTEM): Ctx => withActor({ ...ctx, now, newId }, actor);
	return {
		as,
		staff: (role) => as(staffActor(staff[role].id, staff[role].name, role)),
		shopperOf: ({ shopperId, name }) => as(shopperActor(shopperId, name)),
		order: (id) => getOrder(ctx.db, SYSTEM, id),
		settle: () => settleDown(ctx.db, () => Promise.resolve(as())),
		goTo: (time) => {
			now = time;
		}
	};
}

/** Goes to so long before the end of what is played. */
export const agoOn =
	(stage: Stage, until: Date) =>
	(hours: number, minutes = 0): void =>
		stage.goTo(later(until, -hours * HOUR + minutes * MINUTE));
