import type { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { keptIn } from '../../queue/queue-view';
import {
	askOf,
	MOST_VIEWS,
	type changeViewInput,
	type defaultViewInput,
	type saveViewInput,
	type viewInput
} from '../../queue-view-inputs';
import * as views from '../../repository/queue/views.server';

/** Keeps filters and order under a name, for oneself or for everybody. @throws Refused `view.name_taken`, `view.too_many` */
export const saveView = (ctx: Ctx, { query, name, shared }: z.infer<typeof saveViewInput>): Promise<{ id: string }> =>
	ofStaff(ctx, async (tx, staffId) => {
		await views.holdNames(tx);
		if ((await views.countViews(tx, staffId)) >= MOST_VIEWS) throw new Refused('view.too_many');
		const id = ctx.newId('vew');
		const row = { id, staffId, name, shared, query: keptIn(askOf(query)), createdAt: ctx.now };
		const [kept] = await views.insertView(tx, row);
		if (!kept) throw new Refused('view.name_taken', { name });
		await record(tx, ctx, { name: 'view.saved', subject: id, data: { name, shared, query: row.query } });
		return { id };
	});

/** Another name, or other people who see it: one's own, or as a manager any that is shared. */
export const changeView = (ctx: Ctx, { id, name, shared }: z.infer<typeof changeViewInput>): Promise<void> =>
	ofStaff(ctx, async (tx, staffId) => {
		await views.holdNames(tx);
		const view = await changeable(tx, ctx, id);
		if (await views.isNameTaken(tx, { ...view, name, shared })) throw new Refused('view.name_taken', { name });
		await views.updateView(tx, id, { name, shared });
		if (!shared) await views.dropOthersDefaults(tx, id, view.staffId);
		const data = {
			before: { name: view.name, shared: view.shared },
			after: { name, shared },
			by_owner: view.staffId === staffId
		};
		await record(tx, ctx, { name: 'view.changed', subject: id, data });
	});

/** Deletes a view, under the same rule; queues that opened with it open as they come. */
export const removeView = (ctx: Ctx, { id }: z.infer<typeof viewInput>): Promise<void> =>
	ofStaff(ctx, async (tx) => {
		const { name, shared } = await changeable(tx, ctx, id);
		await views.deleteView(tx, id);
		await record(tx, ctx, { name: 'view.removed', subject: id, data: { name, shared } });
	});

/** The view one's own queue opens with; none is said by nothing. */
export const chooseDefault = (ctx: Ctx, { id }: z.infer<typeof defaultViewInput>): Promise<void> =>
	ofStaff(ctx, async (tx, staffId) => {
		if (id !== '' && !(await views.lockView(tx, id, staffId))) throw new Refused('view.not_found');
		await views.setDefault(tx, staffId, id || undefined);
	});

async function changeable(tx: Tx, { actor }: Ctx, id: string) {
	const view = await views.lockView(tx, id, actor.id);
	if (!view) throw new Refused('view.not_found');
	if (view.staffId !== actor.id && !actor.rights.has('manage')) throw new Refused('auth.forbidden');
	return view;
}

const ofStaff = <T>({ db, actor }: Ctx, work: (tx: Tx, staffId: string) => Promise<T>): Promise<T> => {
	if (actor.kind !== 'staff') throw new Refused('auth.forbidden');
	return db.transaction((tx) => work(tx, actor.id));
};
