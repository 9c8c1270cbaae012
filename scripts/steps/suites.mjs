import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from './run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * A check without tests of its own counts as one.
 * @param {'lint' | 'check' | 'weight'} name
 * @returns {Promise<Count>}
 */
export async function check(name) {
	const code = await run('npm', ['run', '--silent', name]);
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {'unit' | 'integration'} project
 * @param {string} folder where to put the report
 */
export async function vitest(project, folder) {
	const file = join(folder, `${project}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const code = await tool('vitest', ['run', '--project', project, ...reporters]);
	const { numPassedTests, numTotalTests } = readReport(file);
	return count(code, numPassedTests, numTotalTests - numPassedTests);
}

const SCHEDULES = ['--schedules', '12', '--seed', '1'];

/**
 * Random schedules of faults, the same in every run; they count as one.
 * @returns {Promise<Count>}
 */
export async function chaos() {
	const code = await run('npm', ['run', '--silent', 'chaos', '--', ...SCHEDULES]);
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Each has a shop and a browser of its own, and about half of the work: one alone leaves a core idle. */
const HALVES = [
	{ name: 'journeys', projects: ['laptop', 'phone', 'desk-looks'], port: '4179' },
	{ name: 'looks', projects: ['looks'], port: '4279' }
];

/**
 * The browser's tests, both halves at once.
 * @param {string} folder where to put the reports
 * @returns {Promise<Count[]>}
 */
export const playwright = (folder) =>
	Promise.all(
		HALVES.map(async ({ name, projects, port }) => {
			const file = join(folder, `${name}.json`);
			const chosen = projects.map((project) => `--project=${project}`);
			const code = await tool(
				'playwright',
				['test', ...chosen, '--reporter=list,json', `--output=test-results/${name}`],
				{ PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_PORT: port }
			);
			const { expected, unexpected, flaky, skipped } = readReport(file).stats ?? {};
			return count(code, expected, unexpected + flaky + skipped);
		})
	);

/**
 * A suite that ended badly has failed, even where no test of it did: a file that does not load runs no tests.
 * @param {number} code
 * @param {number | undefined} passed
 * @param {number} failed
 * @returns {Count}
 */
function count(code, passed = 0, failed) {
	const known = Number.isFinite(failed) ? failed : 0;
	return { passed, failed: code === 0 ? known : Math.max(known, 1) };
}

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
