import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { staff } from '../tables.server';

/** Everybody who works here and wants to be told in the morning what waits. */
export const mornings = (tx: Tx) =>
	tx
		.select({ id: staff.id, timeZone: staff.timeZone, createdAt: staff.createdAt, morningOn: staff.morningOn })
		.from(staff)
		.where(and(eq(staff.active, true), eq(staff.mornings, true)))
		.orderBy(staff.createdAt, staff.id);

/** Claims somebody's morning of that day. @returns their id, for whoever was first */
export async function claimMorning(tx: Tx, id: string, day: string): Promise<string[]> {
	const claimed = await tx
		.update(staff)
		.set({ morningOn: day })
		.where(and(eq(staff.id, id), sql`${staff.morningOn} is distinct from ${day}`))
		.returning({ id: staff.id });
	return claimed.map((row) => row.id);
}

/** Who is to be told, with what telling them takes. */
export const earlyBirds = (tx: Tx, ids: readonly string[]) =>
	tx
		.select({
			id: staff.id,
			name: staff.name,
			email: staff.email,
			role: staff.role,
			locale: staff.locale,
			timeZone: staff.timeZone
		})
		.from(staff)
		.where(and(sql`${staff.id} = any(${sql.param([...ids])})`, eq(staff.active, true), eq(staff.mornings, true)))
		.orderBy(staff.id);

/** Whether they want it from now on. @returns whether that changed anything */
export async function wantMornings(tx: Tx, id: string, wanted: boolean): Promise<boolean> {
	const changed = await tx
		.update(staff)
		.set({ mornings: wanted })
		.where(and(eq(staff.id, id), eq(staff.mornings, !wanted)))
		.returning({ id: staff.id });
	return changed.length > 0;
}

export async function wantsMornings(tx: Tx, id: string): Promise<{ email: string; mornings: boolean } | undefined> {
	const [row] = await tx
		.select({ email: staff.email, mornings: staff.mornings })
		.from(staff)
		.where(and(eq(staff.id, id), eq(staff.active, true)));
	return row;
}
