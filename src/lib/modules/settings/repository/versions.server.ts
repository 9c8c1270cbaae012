import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { readPolicy, type PolicyVersion } from '../repository.server';
import { policyVersions } from '../tables.server';

/** A policy with who made it when. */
export type PolicyRecord = PolicyVersion & { readonly at: Date; readonly byName: string };

const read = ({ at, byName, ...row }: typeof policyVersions.$inferSelect): PolicyRecord => ({
	...readPolicy(row),
	at,
	byName
});

/** The newest versions, newest first; `before` goes further back. */
export async function listVersions(tx: Tx, limit: number, before?: number): Promise<PolicyRecord[]> {
	const rows = await tx
		.select()
		.from(policyVersions)
		.where(before === undefined ? undefined : lte(policyVersions.version, before))
		.orderBy(desc(policyVersions.version))
		.limit(limit);
	return rows.map(read);
}

/** One version, and when the next took its place. */
export async function findVersion(tx: Tx, version: number) {
	const [[found], [next]] = await Promise.all([
		tx.select().from(policyVersions).where(eq(policyVersions.version, version)),
		tx
			.select({ at: policyVersions.at })
			.from(policyVersions)
			.where(and(gt(policyVersions.version, version)))
			.orderBy(asc(policyVersions.version))
			.limit(1)
	]);
	return found && { ...read(found), until: next?.at ?? null };
}
