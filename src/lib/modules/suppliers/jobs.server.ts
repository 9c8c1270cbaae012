import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { HOUR, later, MINUTE } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { open, seal } from '$lib/server/config/secrets';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { record } from '$lib/server/outbox';
import { renewAliexpress, type Renewed } from './kinds/aliexpress-token.server';
import { getAliexpress, givenHash } from './kinds/readers.server';
import { ReadingError } from './kinds/reader';
import { changeAccess, claimRenewal, findAccess, setUpAccess, type Access } from './repository/access.server';

const KIND = 'aliexpress';
const IN_HAND = 10 * MINUTE;

/** Has the access to a supplier's system renewed when it is time. Without what renews it, the token it was given counts. */
export async function renewAccess({ db, now, secrets }: Ctx): Promise<void> {
	const settings = getAliexpress();
	if (settings?.renewal === undefined) return;
	const hash = givenHash(settings);
	const sealed = { tokenSealed: seal(secrets, settings.token), renewalSealed: seal(secrets, settings.renewal) };
	await db.transaction(async (tx) => {
		if ((await findAccess(tx, KIND))?.givenHash !== hash)
			await setUpAccess(tx, { kind: KIND, givenHash: hash, ...sealed, renewAt: now });
		if (await claimRenewal(tx, KIND, now, later(now, IN_HAND))) await enqueue(tx, [renewToken.with({ kind: KIND })]);
	});
}

/** Renews it. What failed is tried again, later each time; that nobody let us in is told once. */
export const renewToken = defineJob({
	name: 'suppliers.renew_token',
	payload: z.object({ kind: z.literal(KIND) }),
	attempts: 1,
	run: async (asked) => {
		const ctx = withActor(asked, SYSTEM);
		const [settings, kept] = [getAliexpress(), await findAccess(ctx.db, KIND)];
		if (!settings || !kept) return;
		const renewed = await renewAliexpress(settings, open(ctx.secrets, kept.renewalSealed), ctx.now).catch(
			(error: unknown) => noteFailure(ctx, kept, error)
		);
		if (renewed) await keep(ctx, renewed);
	}
});

/** A fifth of its life before it ends there is time for many tries. */
const AT = 0.8;

async function keep({ db, now, secrets }: Ctx, { token, renewal, expiresAt }: Renewed): Promise<void> {
	const life = Math.max(0, expiresAt.getTime() - now.getTime());
	await changeAccess(db, KIND, {
		...{ tokenSealed: seal(secrets, token), renewalSealed: seal(secrets, renewal), expiresAt },
		...{ renewAt: later(now, Math.max(IN_HAND, life * AT)), failures: 0, toldAt: null }
	});
}

const MOST_SILENCES = 5;
const MOST_DOUBLINGS = 4;

async function noteFailure(ctx: Ctx, { failures, toldAt }: Access, error: unknown): Promise<undefined> {
	const refused = error instanceof ReadingError;
	const tell = toldAt === null && (refused || failures + 1 >= MOST_SILENCES);
	await ctx.db.transaction(async (tx) => {
		await changeAccess(tx, KIND, {
			failures: failures + 1,
			renewAt: later(ctx.now, HOUR * 2 ** Math.min(failures, MOST_DOUBLINGS)),
			...(tell ? { toldAt: ctx.now } : {})
		});
		const why = refused ? error.code.slice(0, 200) : 'no_answer';
		if (tell)
			await record(tx, ctx, { name: 'supplier.access_lost', subject: KIND, data: { supplier: 'AliExpress', why } });
	});
}
