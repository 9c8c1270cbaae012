import { eq, sql } from 'drizzle-orm';
import { later } from '$lib/core/time';
import { DEMO_PARTNERS } from '$lib/modules/accounts/demo';
import { orders } from '$lib/modules/orders/tables.server';
import { ANSWER_WITHIN } from '$lib/modules/cancellations/dashboard/dashboard';
import { cancellations } from '$lib/modules/cancellations/tables.server';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { settings } from '$lib/modules/settings/tables.server';
import type { Ctx } from '$lib/server/ctx';
import { takeOnSome } from './bulk';
import { settleIn } from './desk';
import { exchangeEdi } from './edi';
import { openErp } from './erp';
import { EXTREMES } from './extremes.data';
import { bringFiles } from './imports';
import { inventFor, inventOrder } from './invent';
import { OWN_ORDERS } from './own-orders.data';
import { PARTNER_ORDERS } from './partner-orders.data';
import { play } from './play';
import { randomFrom } from './random';
import { introduceShop, letRulesAccept, namePayers } from './profile';
import { giveOutLinks } from './supplier-links';
import { OPENED, openShop, seedSignIns } from './shop';
import { sellByApi } from './sellers/api-seller';
import { sellByEdi } from './sellers/edi-seller';
import { sellFromStore } from './sellers/store-seller';
import { openStage } from './stage';
import { connectStore } from './store/connect-store';
import { STORIES } from './stories.data';

const SEED = 20_431;
const ORDERS = 400;
/** One in so many orders was placed by each partner that buys. */
const EVERY = 14;
const MARK = 'demo_seed';

export type Seeded = { readonly orders: number; readonly cancellations: number; readonly seeded: boolean };

/**
 * Makes the demo's world, once: later starts only set the sign-ins' passwords again. What was left half done is cleared
 * and made anew; orders of another origin are left alone.
 */
export async function seedWorld(ctx: Ctx): Promise<Seeded> {
	const state = await stateOf(ctx);
	if (state === 'begun') await clear(ctx);
	const staff = await seedSignIns(ctx);
	if (state !== 'done' && state !== 'foreign') await make(ctx, staff);
	const [count, cases] = await Promise.all([ctx.db.$count(orders), ctx.db.$count(cancellations)]);
	return { orders: count, cancellations: cases, seeded: state === 'none' || state === 'begun' };
}

async function make(ctx: Ctx, staff: Awaited<ReturnType<typeof seedSignIns>>): Promise<void> {
	const random = randomFrom(SEED);
	await mark(ctx, 'begun');
	await currentPolicy(ctx.db);
	await openShop(ctx, random);
	const stories = STORIES.map((story) => inventFor(story, random));
	const told = [...stories, ...OWN_ORDERS, ...EXTREMES, ...PARTNER_ORDERS];
	const invented = Array.from({ length: ORDERS - told.length }, (_, at) => ({
		...inventOrder(random),
		...(at % EVERY === 3 ? { partner: DEMO_PARTNERS[0].partner } : {}),
		...(at % EVERY === 9 ? { partner: DEMO_PARTNERS[2].partner, channel: 'edi' } : {})
	}));
	const stage = openStage(ctx, random, staff);
	stage.goTo(later(ctx.now, OPENED));
	await introduceShop(stage);
	await namePayers(stage);
	const erp = await openErp(stage, ctx.now);
	const plans = [...told, ...invented];
	await play(stage, plans, { until: ctx.now, besides: [erp.connect] });
	await erp.leave();
	await settleIn(stage);
	await letRulesAccept(stage);
	await bringFiles(stage, ctx.now);
	await takeOnSome(stage);
	await connectStore(stage, ctx.now);
	await exchangeEdi(ctx, staff.owner);
	await sellFromStore(stage, ctx.now);
	await sellByEdi(stage, ctx.now);
	await sellByApi(stage, ctx.now);
	await giveOutLinks(ctx);
	await leaveOldNews(ctx);
	await mark(ctx, 'done');
}

/** What was not answered before the shop was opened to its visitor alerts nobody any more. */
const leaveOldNews = ({ db, now }: Ctx) =>
	db.execute(sql`insert into unanswered_requests (cancellation_id, deadline_at, told_at)
		select id, deadline_at, ${now.toISOString()}::timestamptz from cancellations
		where state = 'requested' and deadline_at < ${later(now, -ANSWER_WITHIN).toISOString()}::timestamptz
		on conflict do nothing`);

async function stateOf({ db }: Ctx): Promise<'none' | 'begun' | 'done' | 'foreign'> {
	const [row] = await db.select().from(settings).where(eq(settings.key, MARK));
	if (row) return row.value === 'done' ? 'done' : 'begun';
	return (await db.$count(orders)) > 0 ? 'foreign' : 'none';
}

const mark = ({ db }: Ctx, value: 'begun' | 'done') =>
	db.insert(settings).values({ key: MARK, value }).onConflictDoUpdate({ target: settings.key, set: { value } });

/** Everything in it is ours: the mark was set on an empty database. */
const clear = ({ db }: Ctx) =>
	db.execute(sql`do $$ declare name text; begin
		for name in select tablename from pg_tables where schemaname = 'public' loop
			execute format('truncate table %I cascade', name);
		end loop;
		delete from pgboss.job;
	end $$`);
