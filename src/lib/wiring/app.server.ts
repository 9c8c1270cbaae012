import { MINUTE, SECOND } from '$lib/core/time';
import { removeExpiredSessions } from '$lib/modules/accounts/repository/sessions.server';
import { readReasonsBy } from '$lib/modules/settings/own-reasons';
import { currentPolicy, shopProfile, type PolicyVersion } from '$lib/modules/settings/repository.server';
import type { Shop } from '$lib/modules/settings/shop';
import { advance as advanceClock, now } from '$lib/server/clock';
import { systemCtx, type Ctx } from '$lib/server/ctx';
import { openDatabase, type Database } from '$lib/server/store/database';
import { openEar, type Ear } from '$lib/server/feed/ear';
import { originOf, type Env } from '$lib/server/config/env';
import { bringForward } from '$lib/server/jobs/drain';
import { startWorker } from '$lib/server/jobs/worker';
import { postOf, setMailing } from '$lib/server/mail';
import { setReach } from '$lib/server/outside';
import { createLog } from '$lib/server/log';
import { setReactions } from '$lib/server/outbox';
import { startPoller } from '$lib/server/poller';
import { report, setLog } from '$lib/server/http/report';
import { secretKeysOf } from '$lib/server/config/secret-key';
import { BY_THE_MINUTE, bySecondAt } from './due.server';
import { connectGateways } from './pay/gateways.server';
import { connectChannels, connectEdiFolders } from './channels/channels.server';
import { startLive, type Live } from './live/live.server';
import { JOBS } from './jobs.server';
import { REACTIONS } from './reactions.server';
import { settleDown } from './pay/settle.server';
import { connectSuppliers } from './suppliers.server';

/** A running process: what it works with, and how it ends. */
export type App = {
	readonly env: Env;
	readonly database: Database;
	/** The context of what happens by itself, at this moment. */
	makeCtx(): Promise<Ctx>;
	/** The shop's profile, at most a minute old; `forget` where it was just changed. */
	readonly shop: Kept<Shop>;
	/** The policy in force, the same way: for what reasons are called, and in which languages. */
	readonly policy: Kept<PolicyVersion>;
	/** Tells open pages what changes; only where there are pages. */
	readonly live: Live | undefined;
	/** Moves the demo's clock and does what becomes due, before it answers. @returns the new time */
	advance(seconds: number): Promise<Date>;
	stop(): Promise<void>;
};

/** Opens the database and, unless this process only answers requests, runs jobs and what is due. */
export async function startApp(env: Env): Promise<App> {
	setLog(createLog(env));
	setReactions(REACTIONS);
	setMailing({ post: postOf(env), origin: originOf(env), webhookSecret: env.RESEND_WEBHOOK_SECRET });
	setReach(env.ALLOW_PRIVATE_ADDRESSES ? 'private' : 'public');
	connectGateways(env);
	connectSuppliers(env);
	connectChannels();
	connectEdiFolders(env);
	const secrets = secretKeysOf(env);
	const database = await openDatabase(env);
	const { db } = database;
	await removeExpiredSessions(db);
	const shop = kept(() => shopProfile(db));
	const inForce = kept(() => currentPolicy(db));
	const makeCtx = async () => {
		const [time, { time_zone }, { policy }] = await Promise.all([now(db, env.DEMO), shop(), inForce()]);
		readReasonsBy(() => policy.reasons);
		return systemCtx({ db, secrets, timeZone: time_zone, languages: policy.languages, now: time });
	};
	const ear = earOf(env, database);
	const working = env.ROLE === 'web' ? [] : await startWorking(env, { database, ear, makeCtx });
	const live = env.ROLE === 'worker' ? undefined : await startLive({ db, ear, onError }, makeCtx);
	const advance = async (seconds: number) => {
		const time = await advanceClock(db, seconds);
		await bringForward(db, seconds);
		await settleDown(db, makeCtx, [...BY_THE_MINUTE, ...bySecondAt(ownAddress(env))]);
		return time;
	};
	const stop = async () => {
		await Promise.all([...working, ...(live ? [live] : [])].map((one) => one.stop()));
		await ear?.stop();
		await database.close();
	};
	return { env, database, makeCtx, shop, policy: inForce, live, advance, stop };
}

const onError = (error: unknown) => void report(error);

type Working = {
	readonly database: Database;
	readonly ear: Ear | undefined;
	readonly makeCtx: () => Promise<Ctx>;
};

async function startWorking(env: Env, { database: { connectionOptions }, ear, makeCtx }: Working) {
	const place = { connectionOptions, onError, ear };
	const polling = { makeCtx, onError };
	return [
		await startWorker(place, JOBS, makeCtx),
		startPoller(bySecondAt(ownAddress(env)), { ...polling, everyMs: SECOND }),
		startPoller(BY_THE_MINUTE, { ...polling, everyMs: MINUTE })
	];
}

/** Listens to the database itself, past any pooler: a pooler can't listen. */
function earOf({ DATABASE_URL, DATABASE_DIRECT_URL }: Env, { connectionOptions }: Database): Ear | undefined {
	if (DATABASE_DIRECT_URL) return openEar({ connectionString: DATABASE_DIRECT_URL }, onError);
	return DATABASE_URL ? undefined : openEar(connectionOptions, onError);
}

/** Where our own webhooks are: what the world sees, or else this machine. */
const ownAddress = ({ ORIGIN, PORT }: Env) => ORIGIN ?? `http://127.0.0.1:${PORT}`;

/** An answer that is asked for again once it is a minute old, or forgotten. */
type Kept<T> = { (): Promise<T>; forget(): void };

function kept<T>(ask: () => Promise<T>): Kept<T> {
	let answer: Promise<T> | undefined;
	let until = 0;
	const forget = () => {
		answer = undefined;
	};
	const give = () => {
		if (answer && performance.now() < until) return answer;
		until = performance.now() + MINUTE;
		const fresh = ask();
		fresh.catch(forget);
		answer = fresh;
		return fresh;
	};
	return Object.assign(give, { forget });
}
