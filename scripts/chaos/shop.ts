import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { staffActor, SYSTEM, type Role } from '../../src/lib/core/actor';
import { advance } from '../../src/lib/server/clock';
import { withActor, type Ctx } from '../../src/lib/server/ctx';
import { readEnv } from '../../src/lib/server/config/env';
import { executorOn } from '../../src/lib/server/jobs/prepare';
import { QUEUE } from '../../src/lib/server/jobs/queue';
import { startApp, type App } from '../../src/lib/wiring/app.server';
import type { Moment } from './gateway/perform';
import { openGateway } from './gateway/server';
import { loseHeartSoon } from './impatience';
import { restarter, stopServer } from './postgres';
import { hireWorkers, type Workers } from './workers';

const WORKERS = 2;

/** A whole shop on a PostgreSQL of its own, with worker processes and a faulty gateway, that may be hurt as one likes. */
export async function openShop(worker: string) {
	const folder = mkdtempSync(join(tmpdir(), 'rescind-chaos-'));
	const secret = `whsec_${randomBytes(12).toString('hex')}`;
	const crew: { workers?: Workers; killAt?: Moment | undefined } = {};
	const at = (moment: Moment) => {
		if (moment !== crew.killAt) return;
		crew.killAt = undefined;
		crew.workers?.killAll();
	};
	const gateway = await openGateway({ secret, address: () => crew.workers?.address(), at });
	const settings = settingsFor({ folder, secret, url: gateway.url });
	const env = readEnv({ ...settings, ROLE: 'web' }, 'serve');
	const app = await startApp(env);
	loseHeartSoon(env);
	const workers = hireWorkers(worker, { ...process.env, ...settings, ROLE: 'worker' }, WORKERS);
	crew.workers = workers;
	await workers.ready();
	const time = clockOf(app);
	return {
		db: app.database.db,
		gateway,
		workers,
		makeCtx: app.makeCtx,
		as: async (role?: Role): Promise<Ctx> =>
			withActor(await app.makeCtx(), role ? staffActor(`stf_${role}`, role, role) : SYSTEM),
		/** Kills every worker when a call next comes to this moment; nothing disarms. */
		killAt: (moment: Moment | undefined) => void (crew.killAt = moment),
		pass: time.pass,
		restartDatabase: restarter(folder),
		close: async () => {
			await Promise.all([workers.close(), time.stop()]);
			await app.stop();
			await stopServer(folder, 'SIGINT');
			gateway.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
export type Shop = Awaited<ReturnType<typeof openShop>>;

const settingsFor = ({ folder, secret, url }: { folder: string; secret: string; url: string }) => ({
	DATA_DIR: folder,
	DATABASE_URL: '',
	DEMO: 'true',
	LOG_LEVEL: 'silent',
	STRIPE_API_KEY: 'sk_test_chaos',
	STRIPE_API_URL: url,
	STRIPE_WEBHOOK_SECRET: secret
});

/** The shop's clock, for what is due, for jobs that wait for another try, and for those whose worker is dead or too slow. */
function clockOf({ database: { db, connectionOptions } }: App) {
	const pool = new pg.Pool({ ...connectionOptions, max: 1 });
	pool.on('error', () => {}); // the server is restarted now and then
	const boss = new PgBoss({ db: executorOn(pool) });
	const pass = async (seconds: number): Promise<void> => {
		await advance(db, seconds);
		await db.execute(sql`update pgboss.job set start_after = start_after - make_interval(secs => ${seconds}),
			started_on = started_on - make_interval(secs => ${seconds}) where name = ${QUEUE} and state <= 'active'`);
		await boss.expire(); // as each worker does every ten seconds
	};
	return { pass, stop: () => pool.end() };
}
