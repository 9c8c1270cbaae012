import { spawnSync } from 'node:child_process';
import { obstacles } from './axe';
import { expect, test } from './support';
import { fileRequest, ownOrder, pathOf, proceed } from './steps';

const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const MOST_BYTES = 5 * 1024 * 1024;

test('a shopper sends a picture, staff see it and answer; what is no picture or too big is refused in words', async ({
	shopper,
	agent,
	shop
}) => {
	const number = await fileRequest(shopper, await ownOrder(shop), '$18.00', [{ title: 'Lamp' }]);
	const send = async (name: string, mimeType: string, buffer: Buffer) => {
		await shopper.getByLabel('Your message').fill('The shade is broken, see the picture.');
		await shopper.getByLabel('Pictures or PDF').setInputFiles({ name, mimeType, buffer });
		await shopper.getByRole('button', { name: 'Send message' }).click();
	};
	await send('broken.png', 'image/png', Buffer.from('MZ this is a program'));
	await expect(shopper.getByText('broken.png is neither a picture nor a PDF.')).toBeVisible();
	await send('huge.png', 'image/png', Buffer.concat([PICTURE, Buffer.alloc(MOST_BYTES)]));
	await expect(shopper.getByText('huge.png is larger than 5 MB.')).toBeVisible();
	await expect(shopper.getByLabel('Your message')).toHaveValue('The shade is broken, see the picture.');
	await send('broken.png', 'image/png', PICTURE);
	await expect(shopper.getByRole('link', { name: 'broken.png' })).toBeVisible();

	await proceed(agent, number);
	await expect(agent.getByText('The shade is broken, see the picture.')).toBeVisible();
	const [download] = await Promise.all([
		agent.waitForEvent('download'),
		agent.getByRole('link', { name: 'broken.png' }).click()
	]);
	expect(download.suggestedFilename()).toBe('broken.png');
	await agent.getByLabel('Write to the shopper, or a note for the staff').fill('We are sorry, and send a new one.');
	await agent.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(agent.getByText('We are sorry, and send a new one.')).toBeVisible();
	await shopper.reload();
	await expect(shopper.getByText('We are sorry, and send a new one.')).toBeVisible();
});

test('whose link has expired asks for a new one, and goes on with it', async ({ page, shopper, shop, mailbox }) => {
	const order = await ownOrder(shop);
	const number = await fileRequest(shopper, order, '$18.00', [{ title: 'Lamp' }]);
	const mail = await mailbox.latest('shopper@example.com', new RegExp(order.number));
	const old = pathOf(mail.links.find((one) => one.includes('/track/')) ?? '');
	expireLinks(number);

	expect((await page.goto(old))?.status()).toBe(410);
	await expect(page.getByRole('heading', { name: 'This link no longer opens anything' })).toBeVisible();
	expect(await obstacles(page)).toEqual([]);
	await page.getByRole('link', { name: 'Send me a new link' }).click();
	await page.getByRole('button', { name: 'Send me a new link' }).click();
	await expect(page.getByText('The new link is on its way to the e-mail address of the order.')).toBeVisible();
	const next = await mailbox.latest('shopper@example.com', new RegExp(`new link to cancellation ${number}`));
	await page.goto(pathOf(next.links.find((one) => one.includes('/track/')) ?? ''));
	await expect(page.getByRole('heading', { level: 1, name: `Cancellation ${number}` })).toBeVisible();
	expect((await page.goto(old))?.status()).toBe(410);
});

/** Three months go by for the links of this case. */
function expireLinks(number: string) {
	const env = { ...process.env, DATA_DIR: process.env['E2E_DATA_DIR'], DATABASE_URL: '', LOG_LEVEL: 'warn' };
	const done = spawnSync('npx', ['--no-install', 'tsx', 'tests/support/expire-links.ts', number], {
		env,
		encoding: 'utf8'
	});
	expect(done.status, done.stderr).toBe(0);
}
