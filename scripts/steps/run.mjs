import { spawn } from 'node:child_process';

/**
 * Runs a command to its end, its output shown. Answers its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment] added to ours
 * @returns {Promise<number>}
 */
export function run(command, args, environment = {}) {
	const child = spawn(command, args, {
		stdio: 'inherit',
		env: { ...process.env, ...environment },
		shell: process.platform === 'win32'
	});
	return new Promise((ended) => {
		child.once('error', (error) => {
			console.error(`${command}: ${error.message}`);
			ended(127);
		});
		child.once('exit', (code) => ended(code ?? 1));
	});
}

/**
 * Runs a command that must succeed: ends this process with its exit code otherwise.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
export async function must(command, args, environment) {
	const code = await run(command, args, environment);
	if (code !== 0) process.exit(code);
}

/**
 * Runs a program of the installed packages.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
export const tool = (program, args, environment) => run('npx', ['--no-install', program, ...args], environment);
