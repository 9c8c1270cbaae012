import { expect, test as base, type Browser, type Page, type PlaywrightWorkerOptions } from '@playwright/test';
import { z } from 'zod';
import { DEMO_PASSWORD } from '../../src/lib/modules/accounts/demo';
import { keyByCommand, programOf, unused } from '../support/outside';

type Role = 'agent' | 'finance' | 'manager' | 'owner';
/** How the sandbox gateway answers a call, and after how long it says what became of a pending one. */
type Ending = { readonly outcome: string; readonly after_ms?: number };
type Mail = z.infer<typeof mailbox>['messages'][number];
type Shop = ReturnType<typeof programOf>;

type Fixtures = {
	/** A page on which the demo's shopper is signed in, and the same for staff of each role. */
	readonly shopper: Page;
	readonly agent: Page;
	readonly finance: Page;
	readonly manager: Page;
	readonly owner: Page;
	/** What the shop sent. */
	readonly mailbox: {
		/** The newest mail to this address; waits until there is one whose subject fits. */
		latest(to: string, subject?: RegExp): Promise<Mail>;
		all(to: string): Promise<readonly Mail[]>;
	};
	/** Says how the gateway answers the next calls, in order. */
	readonly sandbox: { next(...endings: Ending[]): Promise<void> };
	/** Lets time go by; what is due by then has happened. */
	readonly clock: { pass(minutes: number): Promise<void> };
	/** The shop's API with an owner's key: orders of one's own to work on. */
	readonly shop: Shop;
};
type WorkerFixtures = {
	/** An owner's key, made once. */
	readonly ownerKey: string;
	/** Cookies of everybody who signed in already. */
	readonly sessions: Map<string, SignedIn>;
};
type SignedIn = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

const mailbox = z.object({
	messages: z.array(
		z.object({
			id: z.string(),
			subject: z.string(),
			text: z.string(),
			html: z.string(),
			links: z.array(z.string())
		})
	)
});

/**
 * The page, patient: it comes back from an address, or a reload, when its script has taken over. Before that, keys are
 * nobody's and what is chosen may be set back, which a person is too slow to meet.
 */
export function patient(page: Page): Page {
	const awake = () =>
		page.waitForFunction(
			() => document.querySelector('body script') === null || 'awake' in document.documentElement.dataset
		);
	const goTo = page.goto.bind(page);
	const reload = page.reload.bind(page);
	return Object.assign(page, {
		goto: async (...asked: Parameters<Page['goto']>) => {
			const answer = await goTo(...asked);
			await awake();
			return answer;
		},
		reload: async (...asked: Parameters<Page['reload']>) => {
			const answer = await reload(...asked);
			await awake();
			return answer;
		}
	});
}

type Visit = { readonly browser: Browser; readonly sessions: Map<string, SignedIn> };

/** Opens a page as one of the demo's fixed people, signing in the first time. */
async function pageOf({ browser, sessions }: Visit, who: 'shopper' | Role): Promise<Page> {
	const known = sessions.get(who);
	const context = await browser.newContext(known ? { storageState: known } : {});
	const page = patient(await context.newPage());
	if (known) return page;
	const path = who === 'shopper' ? '/sign-in' : '/admin/sign-in';
	await page.goto(path);
	const form = { email: `${who}@example.com`, password: DEMO_PASSWORD, next: '' };
	const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
	const answer = await context.request.post(path, { form, headers, maxRedirects: 0 });
	expect(answer.status(), `${who} signs in`).toBe(303);
	sessions.set(who, await context.storageState());
	return page;
}

const signedIn =
	(who: 'shopper' | Role) =>
	async ({ browser, sessions }: Visit, use: (page: Page) => Promise<void>) => {
		const page = await pageOf({ browser, sessions }, who);
		await use(page);
		await page.context().close();
	};

/** The tests of journeys: people who are signed in already, and a hand on everything around the app. */
export const test = base.extend<Fixtures, WorkerFixtures & PlaywrightWorkerOptions>({
	ownerKey: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
		async ({}, use) => use(keyByCommand('owner', unused('e2e'))),
		{ scope: 'worker' }
	],
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
	sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
	page: ({ page }, use) => use(patient(page)),
	shopper: signedIn('shopper'),
	agent: signedIn('agent'),
	finance: signedIn('finance'),
	manager: signedIn('manager'),
	owner: signedIn('owner'),
	shop: async ({ request, ownerKey }, use) => use(programOf(request, ownerKey)),
	mailbox: async ({ request }, use) => {
		const all = async (to: string) =>
			mailbox.parse(await (await request.get('/dev/mail.json', { params: { to } })).json()).messages;
		const latest = async (to: string, subject = /./) => {
			const find = async () => (await all(to)).find((mail) => subject.test(mail.subject));
			await expect.poll(find, { message: `a mail to ${to} about ${subject}` }).toBeDefined();
			return mailbox.shape.messages.element.parse(await find());
		};
		await use({ all, latest });
	},
	sandbox: async ({ request }, use) => {
		const next = async (...endings: Ending[]) => {
			const answer = await request.post('/dev/sandbox', { data: { next: endings } });
			expect(answer.ok(), 'the sandbox takes its script').toBe(true);
		};
		await use({ next });
		await next();
	},
	clock: async ({ request }, use) => {
		await use({
			pass: async (minutes) => {
				const answer = await request.post('/dev/clock', { data: { advance_seconds: minutes * 60 } });
				expect(answer.ok(), 'the clock moves').toBe(true);
			}
		});
	}
});

export { expect };
