import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, poolConfig, type SocketPlace } from '../../src/lib/server/db';
import { openEmbedded } from '../../src/lib/server/embedded/open';
import { prepareJobs } from '../../src/lib/server/jobs/prepare';
import { migrate } from '../../src/lib/server/store/migrate';

const TEMPLATE = 'template_of_tests';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The migrated database that tests clone; nobody may stay connected to it. */
		template: SocketPlace;
	}
}

/** Starts a server for all integration tests of this run, with one migrated database to clone. */
export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'rescind-test-'));
	const { stop, ...place } = await openEmbedded(folder, { fsync: false });
	const { sql, close } = connect({ place, prepare: false, max: 1 });
	await sql.unsafe(`create database ${TEMPLATE}`);
	await close();
	const template = { ...place, database: TEMPLATE };
	await migrate(template);
	await prepareJobs(poolConfig(template));
	project.provide('template', template);
	return async () => {
		await stop();
		rmSync(folder, { recursive: true });
	};
}
