import { randomBytes } from 'node:crypto';
import {
	NOBODY,
	SYSTEM,
	partnerActor,
	shopperActor,
	staffActor,
	type Actor,
	type Role
} from '../../src/lib/core/actor';
import { idsFrom } from '../../src/lib/core/ids';
import { EVERY_LANGUAGE } from '../../src/lib/core/languages';
import { later } from '../../src/lib/core/time';
import type { Ctx } from '../../src/lib/server/ctx';
import type { Database } from '../../src/lib/server/store/database';
import type { ConnectOptions } from '../../src/lib/server/db';
import type { Job } from '../../src/lib/server/jobs';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { createLog } from '../../src/lib/server/log';
import { setReactions, type Reactions } from '../../src/lib/server/outbox';
import { runDue } from '../../src/lib/server/poller';
import { setLog } from '../../src/lib/server/http/report';
import { DUE } from '../../src/lib/wiring/due.server';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { testDatabase } from './database';

export type TestWorld = {
	readonly database: Database;
	readonly db: Database['db'];
	/** The context of somebody, at the world's time. */
	ctx(actor?: Actor): Ctx;
	/** Somebody of staff in this role. */
	staff(role: Role): Ctx;
	shopper(id: string): Ctx;
	partner(name: string): Ctx;
	nobody(): Ctx;
	/** Moves the world's clock. */
	pass(milliseconds: number): void;
	/** Runs what is due by the world's clock and every job, until nothing is left; throws what failed. */
	drain(): Promise<number>;
	close(): Promise<void>;
};

type Options = Pick<ConnectOptions, 'socket' | 'max'> & { reactions?: Reactions; jobs?: readonly Job[] };

const START = new Date('2026-03-02T10:00:00.000Z');

/** A database of its own, a clock that stands still, ids that count. */
export async function testWorld({
	reactions = REACTIONS,
	jobs = JOBS,
	...listening
}: Options = {}): Promise<TestWorld> {
	const database = await testDatabase(listening);
	const { db } = database;
	const secrets = [randomBytes(32)];
	let now = START;
	let made = 0;
	const newId = idsFrom(
		() => now.getTime(),
		(bytes) => counted(bytes, ++made)
	);
	setReactions(reactions);
	setLog(createLog({ LOG_LEVEL: 'silent' }));

	const ctx = (actor: Actor = SYSTEM): Ctx => ({
		...{ db, actor, now, newId, locale: 'en', timeZone: 'UTC', languages: EVERY_LANGUAGE, secrets },
		chance: () => 0.5
	});
	return {
		database,
		db,
		ctx,
		staff: (role) => ctx(staffActor(`stf_${role}`, role, role)),
		shopper: (id) => ctx(shopperActor(id, 'Ada')),
		partner: (name) => ctx(partnerActor(name)),
		nobody: () => ctx(NOBODY),
		pass: (milliseconds) => {
			now = later(now, milliseconds);
		},
		drain: async () => {
			await runDue(DUE, ctx);
			return drainJobs(database, jobs, ctx, { rethrow: true });
		},
		close: () => database.close()
	};
}

function counted(bytes: number, count: number): Uint8Array {
	const buffer = Buffer.alloc(bytes);
	buffer.writeUInt32BE(count, bytes - 4);
	return buffer;
}
