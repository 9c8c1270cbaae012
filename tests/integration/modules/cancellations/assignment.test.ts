import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnerActor } from '../../../../src/lib/core/actor';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { assign } from '../../../../src/lib/modules/cancellations/actions/decide/assign.server';
import {
	giveInTurn,
	passOn,
	pauseTurns,
	setTurns
} from '../../../../src/lib/modules/cancellations/actions/decide/turns.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { readTurns } from '../../../../src/lib/modules/cancellations/repository/queue/turns.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import { hire } from '../../../support/queue-world';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let mina: Ctx;
let ben: Ctx;
let boss: Ctx;
beforeAll(async () => {
	shop = await openShop();
	mina = await hire(shop, 'mina');
	ben = await hire(shop, 'ben');
	await hire(shop, 'cho');
	boss = await hire(shop, 'boss', 'manager');
});
afterAll(() => shop.close());

const asked = async () => shop.ask(await shop.place(), [['DESK', 1]]);
const caseNow = async (id: string) => {
	const [found] = await shop.db.select().from(cancellations).where(eq(cancellations.id, id));
	return found;
};
const whose = async (id: string) => (await caseNow(id))?.assigneeId ?? null;

describe('a case', () => {
	it('is given to somebody and back to nobody, and its timeline says so', async () => {
		const { id } = await asked();
		expect(await assign(mina, { ids: [id], assignee: 'stf_ben' })).toEqual({ changed: 1 });
		expect(await assign(mina, { ids: [id], assignee: 'stf_ben' })).toEqual({ changed: 0 });
		expect(await whose(id)).toBe('stf_ben');
		await assign(ben, { ids: [id], assignee: null });
		expect(await whose(id)).toBeNull();
		const told = (await historyOf(shop.db, id)).filter(({ name }) => name.includes('assigned'));
		expect(told).toMatchObject([
			{ name: 'cancellation.assigned', by: 'mina', data: { assignee: 'ben', from: null } },
			{ name: 'cancellation.unassigned', by: 'ben', data: { from: 'stf_ben' } }
		]);
	});

	it('is no newer version for it: who decides on what was seen is not held up', async () => {
		const { id } = await asked();
		const seen = (await caseNow(id))?.version ?? 0;
		await assign(mina, { ids: [id], assignee: 'stf_cho' });
		await accept(ben, { id, version: seen });
		expect(await caseNow(id)).toMatchObject({ state: 'in_progress', assigneeId: 'stf_cho', version: seen + 1 });
	});

	it('is given with others or not at all', async () => {
		const { id } = await asked();
		await expect(assign(mina, { ids: [id, 'can_none'], assignee: 'stf_ben' })).rejects.toMatchObject({
			code: 'cancellation.not_found'
		});
		await expect(assign(mina, { ids: [id], assignee: 'stf_nobody' })).rejects.toMatchObject({
			code: 'assignee.not_available'
		});
		await expect(assign(shop.ctx(partnerActor('Northwood')), { ids: [id], assignee: null })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
		expect(await whose(id)).toBeNull();
	});
});

describe('the round', () => {
	const round = (on: boolean, ...takers: string[]) => setTurns(boss, { on, takers });

	it('gives nothing until a manager turns it on', async () => {
		const { id } = await asked();
		await shop.settle();
		expect(await whose(id)).toBeNull();
		await expect(setTurns(mina, { on: true, takers: ['stf_mina'] })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await expect(round(true, 'stf_nobody')).rejects.toMatchObject({ code: 'assignee.not_available' });
	});

	it('gives new requests in turn, each once', async () => {
		await round(true, 'stf_mina', 'stf_ben', 'stf_cho');
		const given: (string | null)[] = [];
		for (let at = 0; at < 6; at++) {
			const { id } = await asked();
			await shop.settle();
			await giveInTurn(shop.ctx(), { id });
			given.push(await whose(id));
		}
		expect(new Set(given.slice(0, 3))).toEqual(new Set(['stf_mina', 'stf_ben', 'stf_cho']));
		expect(given.slice(3)).toEqual(given.slice(0, 3));
	});

	it('passes those by who are away, and gives them no more than their turn afterwards', async () => {
		await round(true, 'stf_mina', 'stf_ben');
		await pauseTurns(ben, { paused: true });
		expect((await readTurns(shop.db)).takers.find(({ id }) => id === 'stf_ben')).toMatchObject({ paused: true });
		const next = async () => {
			const { id } = await asked();
			await shop.settle();
			return whose(id);
		};
		expect([await next(), await next(), await next()]).toEqual(['stf_mina', 'stf_mina', 'stf_mina']);
		await pauseTurns(ben, { paused: false });
		expect([await next(), await next(), await next()]).toEqual(['stf_ben', 'stf_mina', 'stf_ben']);
	});

	it('is fair when eight requests come at once, and when each is asked for eight times', async () => {
		await round(false);
		const filed = await Promise.all(Array.from({ length: 8 }, asked));
		await shop.settle();
		await round(true, 'stf_mina', 'stf_ben', 'stf_cho', 'stf_boss');
		const orders = filed.flatMap(({ id }) => Array.from({ length: 8 }, () => giveInTurn(shop.ctx(), { id })));
		await Promise.all(orders);
		const given = await Promise.all(filed.map(({ id }) => whose(id)));
		for (const person of ['stf_mina', 'stf_ben', 'stf_cho', 'stf_boss'])
			expect([person, given.filter((one) => one === person).length]).toEqual([person, 2]);
		for (const { id } of filed) {
			const told = (await historyOf(shop.db, id)).filter(({ name }) => name === 'cancellation.assigned');
			expect(told).toHaveLength(1);
		}
	});

	it('takes over what somebody leaves behind', async () => {
		await round(true, 'stf_mina', 'stf_ben');
		const { id } = await asked();
		await assign(boss, { ids: [id], assignee: 'stf_cho' });
		await shop.db.update(staff).set({ active: false }).where(eq(staff.id, 'stf_cho'));
		await passOn(shop.ctx(), { staff: 'stf_cho' });
		expect(['stf_mina', 'stf_ben']).toContain(await whose(id));
		await round(false);
		await shop.db.update(staff).set({ active: false }).where(eq(staff.id, 'stf_ben'));
		await passOn(shop.ctx(), { staff: 'stf_ben' });
		const left = await shop.db.$count(cancellations, eq(cancellations.assigneeId, 'stf_ben'));
		const decided = await shop.db.select().from(cancellations).where(eq(cancellations.assigneeId, 'stf_ben'));
		expect(decided.filter(({ state }) => state === 'requested' || state === 'in_progress')).toEqual([]);
		expect(left).toBe(decided.length);
	});
});
