import { spawnSync } from 'node:child_process';
import { unused } from '../support/outside';
import { expect, test } from './support';
import { signInAs } from './team-steps';

/** The shop's own command, beside the app that runs. */
function staff(...words: string[]) {
	const env = { ...process.env, DATA_DIR: process.env['E2E_DATA_DIR'], DATABASE_URL: '', LOG_LEVEL: 'warn' };
	return spawnSync('npx', ['--no-install', 'tsx', 'scripts/staff.ts', ...words], { env, encoding: 'utf8' });
}
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

test('a command gives somebody an account and its password, and a new one ends their sessions', async ({ page }) => {
	const email = `${unused('founder').toLowerCase()}@example.com`;
	const words = ['--email', email, '--name', 'Fay Founder', '--role', 'agent'];
	const first = staff(...words);
	expect(first.status, first.stderr).toBe(0);
	await signInAs(page, email, lastLine(first.stdout));
	await expect(page).not.toHaveURL(/\/admin\/sign-in/);
	await page.goto('/admin/account');
	await expect(page.getByText('Fay Founder').first()).toBeVisible();

	const second = staff(...words, '--reset-app');
	expect(lastLine(second.stdout)).not.toBe(lastLine(first.stdout));
	await page.goto('/admin/orders');
	await expect(page).toHaveURL(/\/admin\/sign-in/);
	await signInAs(page, email, lastLine(second.stdout));
	await expect(page).not.toHaveURL(/\/admin\/sign-in/);
});

test('the command says how it is used, and gives nothing', async () => {
	const { status, stdout, stderr } = staff('--email', 'nobody', '--name', 'N', '--role', 'king');
	expect(status).toBe(1);
	expect(stderr).toContain('Usage: npm run staff');
	expect(stdout).toBe('');
});
