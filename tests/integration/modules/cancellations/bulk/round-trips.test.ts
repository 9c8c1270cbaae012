import type { ServerLoadEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { load as runs } from '../../../../../src/routes/(admin)/admin/cancellations/bulk/+page.server';
import { load as run } from '../../../../../src/routes/(admin)/admin/cancellations/bulk/[id]/+page.server';
import { draftRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/draft.server';
import { startRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/run.server';
import { stepRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/step.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { hire, requests } from '../../../../support/bulk';
import { countRoundTrips } from '../../../../support/round-trips';
import { openShop, type Shop } from '../../../../support/shop';

const trips = countRoundTrips();
let shop: Shop;
let agent: () => Ctx;
beforeAll(async () => {
	shop = await openShop({ socket: trips.socket, max: 1 });
	agent = await hire(shop, 'agent');
});
afterAll(() => shop.close());

type Load = (event: ServerLoadEvent) => Promise<unknown>;
const opening = (load: Load, id?: string) => () =>
	load(
		z.custom<ServerLoadEvent>().parse({
			locals: { ctx: agent() },
			params: id === undefined ? {} : { id },
			url: new URL('https://shop.example/'),
			depends: () => {}
		})
	);

/** A statement's first run costs one more, so everything is done once before it counts. */
const costs = async (work: () => Promise<unknown>) => {
	await work();
	return trips.during(work);
};

/** Chooses so many, starts, and carries all of them out: the round trips of each. */
async function costsOf(count: number) {
	const ids = (await requests(shop, count)).map(({ id }) => id);
	let id = '';
	const draft = await trips.during(async () => (id = await draftRun(agent(), { kind: 'accept', ids })));
	const page = await costs(opening(run, id));
	await startRun(agent(), { id });
	const step = await trips.during(() => stepRun(shop.ctx(), { id }));
	return { draft, page, list: await costs(opening(runs)), perCase: (step - 2) / count };
}

it('a dry run and the pages cost the same for 2 cases and for 20, and each case the same few trips', async () => {
	await costsOf(2);
	const [few, many] = [await costsOf(2), await costsOf(20)];
	console.info('round trips of a bulk acceptance', few, many);
	expect(many.draft).toBeLessThanOrEqual(few.draft);
	expect(many.draft).toBeLessThanOrEqual(7);
	expect(Math.max(few.page, many.page)).toBeLessThanOrEqual(2);
	expect(Math.max(few.list, many.list)).toBeLessThanOrEqual(2);
	expect(many.perCase).toBeLessThanOrEqual(8);
});
