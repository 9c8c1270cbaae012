import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { staff } from '../../../accounts/tables.server';
import { settings } from '../../../settings/tables.server';
import type { Turns } from '../../queue/assignment';
import { staffTurns } from '../../queue.tables.server';

const KEY = 'round_robin';
const setting = z.object({ on: z.boolean() }).catch({ on: false });

/** Whether cases are given in turn, and who is there to take them. One round trip. */
export async function readTurns(tx: Tx): Promise<Turns> {
	const [[row], takers] = await Promise.all([
		tx.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY)),
		tx
			.select({
				id: staff.id,
				name: staff.name,
				takesPart: sql<boolean>`coalesce(${staffTurns.takesPart}, false)`,
				paused: sql<boolean>`coalesce(${staffTurns.paused}, false)`
			})
			.from(staff)
			.leftJoin(staffTurns, eq(staffTurns.staffId, staff.id))
			.where(eq(staff.active, true))
			.orderBy(asc(staff.name), asc(staff.id))
	]);
	return { on: setting.parse(row?.value).on, takers };
}

/** Turns the round on or off and says who takes part. Whoever joins is next. */
export async function writeTurns(tx: Tx, on: boolean, takers: readonly string[]): Promise<void> {
	const value = { on };
	await tx.insert(settings).values({ key: KEY, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
	await tx.update(staffTurns).set({ takesPart: false });
	if (takers.length === 0) return;
	await tx
		.insert(staffTurns)
		.values(takers.map((staffId) => ({ staffId, takesPart: true })))
		.onConflictDoUpdate({ target: staffTurns.staffId, set: { takesPart: true } });
}

export const writePause = (tx: Tx, staffId: string, paused: boolean) =>
	tx.insert(staffTurns).values({ staffId, paused }).onConflictDoUpdate({ target: staffTurns.staffId, set: { paused } });

/**
 * Whose turn it is; their next one comes after everybody else's. One at a time: the round's row is held until the
 * transaction ends, so of several who ask at once each gets another.
 */
export async function takeTurn(tx: Tx): Promise<string | undefined> {
	const [round] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY)).for('update');
	if (!setting.parse(round?.value).on) return undefined;
	const [next] = await tx
		.select({ id: staffTurns.staffId })
		.from(staffTurns)
		.innerJoin(staff, eq(staff.id, staffTurns.staffId))
		.where(and(staffTurns.takesPart, eq(staffTurns.paused, false), staff.active))
		.orderBy(asc(staffTurns.turn), asc(staffTurns.staffId))
		.limit(1);
	if (!next) return undefined;
	const last = sql`(select coalesce(max(${staffTurns.turn}), 0) + 1 from ${staffTurns})`;
	await tx.update(staffTurns).set({ turn: last }).where(eq(staffTurns.staffId, next.id));
	return next.id;
}
