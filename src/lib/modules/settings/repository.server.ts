import { desc, eq, sql, type SQLWrapper } from 'drizzle-orm';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { DEFAULT_POLICY, policySchema, type Policy, type PolicyPatch } from './policy';
import { shopSchema, type Shop } from './shop';
import { policyVersions, settings } from './tables.server';

/** A policy and the number it is remembered by. */
export type PolicyVersion = { readonly version: number; readonly policy: Policy };

/** The policy in force. The first to ask on a new installation lays down the defaults as version 1. */
export async function currentPolicy(tx: Tx): Promise<PolicyVersion> {
	const [newest] = await tx.select(columns).from(policyVersions).orderBy(desc(policyVersions.version)).limit(1);
	return newest ? readPolicy(newest) : layDown(tx);
}

/** The policy of this version. @throws Error when there is none, which a foreign key rules out */
export async function policyAt(tx: Tx, version: number): Promise<PolicyVersion> {
	const [row] = await tx.select(columns).from(policyVersions).where(eq(policyVersions.version, version));
	if (!row) throw new Error(`There is no policy version ${version}`);
	return readPolicy(row);
}

/** The policies of these versions and the one in force, oldest first, in one statement. */
export const policiesIn = async (tx: Tx, versions: SQLWrapper): Promise<PolicyVersion[]> =>
	(
		await tx
			.select(columns)
			.from(policyVersions)
			.where(
				sql`${policyVersions.version} in ${versions} or ${policyVersions.version} = (select max(version) from policy_versions)`
			)
			.orderBy(policyVersions.version)
	).map(readPolicy);

/**
 * Changes the named keys, as a new version. `seen`: the version that was on the screen of whoever changes it.
 * @throws Refused `policy.changed` when another one is in force, `policy.invalid`
 */
export async function changePolicy(tx: Tx, ctx: Ctx, patch: PolicyPatch, seen?: number): Promise<PolicyVersion> {
	await tx.execute(ONE_AT_A_TIME); // before it is read, not beside
	const before = await currentPolicy(tx);
	if (seen !== undefined && seen !== before.version) throw new Refused('policy.changed');
	const parsed = policySchema.safeParse({ ...before.policy, ...patch });
	if (!parsed.success) throw new Refused('policy.invalid', { errors: z.flattenError(parsed.error).fieldErrors });
	const [added] = await tx
		.insert(policyVersions)
		.values({ policy: parsed.data, at: ctx.now, byName: ctx.actor.name })
		.returning(columns);
	if (!added) throw new Error('The new policy was not kept');
	const { version } = added;
	const data = { before: before.version, after: version, changed: Object.keys(patch) };
	await record(tx, ctx, { name: 'policy.changed', subject: String(version), data });
	return { version, policy: parsed.data };
}

/** How the shop introduces itself: name, contact, hours, time zone. */
export async function shopProfile(tx: Tx): Promise<Shop> {
	const [row] = await tx.select().from(settings).where(eq(settings.key, 'shop'));
	return shopSchema.parse(row?.value ?? {});
}

const ONE_AT_A_TIME = sql`lock table policy_versions in share row exclusive mode`;
const CATCH_UP = sql`
	select setval(pg_get_serial_sequence('policy_versions', 'version'), (select max(version) from policy_versions))`;
const columns = { version: policyVersions.version, policy: policyVersions.policy };

/** Older versions lack keys that came later: those were at their defaults. */
export const readPolicy = ({ version, policy }: { version: number; policy: unknown }): PolicyVersion => ({
	version,
	policy: policySchema.parse({ ...DEFAULT_POLICY, ...z.looseObject({}).parse(policy) })
});

async function layDown(tx: Tx): Promise<PolicyVersion> {
	await tx
		.insert(policyVersions)
		.values({ version: 1, policy: DEFAULT_POLICY, at: new Date(0), byName: 'Rescind' })
		.onConflictDoNothing();
	await tx.execute(CATCH_UP);
	return { version: 1, policy: DEFAULT_POLICY };
}
