import { existsSync } from 'node:fs';
import { z } from 'zod';
import { EXAMPLES } from './env-examples';
import {
	bareAddress,
	isLoopback,
	maybe,
	publicKeyOfStripe,
	secretKeyOfStripe,
	secretKeys,
	switchedOn,
	webAddress
} from './env-values';

const NO_KEYS: readonly string[] = [];
const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must be the address of a PostgreSQL database' });

const schema = z.object({
	DATABASE_URL: maybe(database),
	DATABASE_DIRECT_URL: maybe(database),
	DATABASE_PREPARE: maybe(switchedOn),
	DATA_DIR: maybe(z.string()).default('.data'),
	HOST: maybe(z.string()).default('127.0.0.1'),
	PORT: maybe(z.coerce.number().int().min(0).max(65_535)).default(3000),
	ORIGIN: maybe(webAddress),
	ROLE: maybe(z.enum(['web', 'worker'])),
	DEMO: maybe(switchedOn).default(false),
	NODE_ENV: maybe(z.string()),
	SECRET_KEY: maybe(secretKeys).default(NO_KEYS),
	MAIL_FROM: maybe(z.string().includes('@')).default('Rescind <orders@example.com>'),
	RESEND_API_KEY: maybe(z.string()),
	RESEND_BASE_URL: maybe(webAddress),
	RESEND_WEBHOOK_SECRET: maybe(z.string()),
	STRIPE_API_KEY: maybe(secretKeyOfStripe),
	STRIPE_PUBLISHABLE_KEY: maybe(publicKeyOfStripe),
	STRIPE_API_URL: maybe(bareAddress),
	STRIPE_WEBHOOK_SECRET: maybe(z.string()),
	TOSS_SECRET_KEY: maybe(z.string()),
	TOSS_API_URL: maybe(webAddress),
	ALIEXPRESS_APP_KEY: maybe(z.string()),
	ALIEXPRESS_APP_SECRET: maybe(z.string()),
	ALIEXPRESS_ACCESS_TOKEN: maybe(z.string()),
	ALIEXPRESS_REFRESH_TOKEN: maybe(z.string()),
	ALIEXPRESS_API_URL: maybe(webAddress),
	ALLOW_PRIVATE_ADDRESSES: maybe(switchedOn).default(false),
	EDI_DIR: maybe(z.string()),
	CHROMIUM_PATH: maybe(z.string()),
	LOG_LEVEL: maybe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])).default('info')
});

type Given = z.output<typeof schema>;

/** The whole configuration, by the names of the environment. */
export type Env = Omit<Given, 'DATABASE_PREPARE'> & { DATABASE_PREPARE: boolean };

/** `serve` answers requests and sends mail, so it needs more than a `command`, which works and ends. */
export type Purpose = 'serve' | 'command';

/** Checks the configuration. @throws Error naming each variable, what is wrong with it and an example. */
export function readEnv(source: NodeJS.ProcessEnv, purpose: Purpose): Env {
	const parsed = schema.safeParse(source);
	if (!parsed.success) throw wrong(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
	const missing = purpose === 'serve' ? conflicts(parsed.data) : [];
	if (missing.length > 0) throw wrong(missing);
	const { DATABASE_PREPARE = parsed.data.DATABASE_URL === undefined, ...rest } = parsed.data;
	return { ...rest, DATABASE_PREPARE };
}

/** The configuration of this process: the environment, then `.env` for what it leaves open. */
export function loadEnv(purpose: Purpose): Env {
	if (existsSync('.env')) process.loadEnvFile('.env');
	return readEnv(process.env, purpose);
}

/** The address people reach us at, for links in mails. */
export const originOf = ({ ORIGIN, PORT }: Env) => ORIGIN ?? `http://localhost:${PORT}`;

type Problem = [variable: string, what: string];

function conflicts(given: Given): Problem[] {
	const { DEMO, NODE_ENV, HOST, ORIGIN, RESEND_API_KEY, SECRET_KEY, STRIPE_API_KEY, STRIPE_WEBHOOK_SECRET } = given;
	const open = !isLoopback(HOST);
	const problems: Problem[] = [];
	if (DEMO && NODE_ENV === 'production' && open)
		problems.push(['DEMO', `in production on HOST=${HOST} everybody could sign in with the demo's passwords`]);
	if (open && !ORIGIN) problems.push(['ORIGIN', `is missing, and HOST=${HOST} is open to the network`]);
	if (!DEMO && !RESEND_API_KEY)
		problems.push(['RESEND_API_KEY', 'is missing, so no mail could go out (the demo needs none)']);
	if (!DEMO && SECRET_KEY.length === 0)
		problems.push(['SECRET_KEY', 'is missing, so bank details and authenticator apps could not be kept']);
	if (!DEMO && STRIPE_API_KEY && !STRIPE_WEBHOOK_SECRET)
		problems.push(['STRIPE_WEBHOOK_SECRET', 'is missing, so Stripe could not tell of disputes and late failures']);
	return [...problems, ...halfAliexpress(given)];
}

const ALIEXPRESS = ['ALIEXPRESS_APP_KEY', 'ALIEXPRESS_APP_SECRET', 'ALIEXPRESS_ACCESS_TOKEN'] as const;

/** One of the three opens nothing without the others. */
const halfAliexpress = (given: Given): Problem[] =>
	ALIEXPRESS.some((name) => given[name] !== undefined)
		? ALIEXPRESS.filter((name) => given[name] === undefined).map((name) => [
				name,
				'is missing, so orders at AliExpress could not be read'
			])
		: [];

function wrong(problems: readonly Problem[]): Error {
	const lines = problems.map(([name, what]) => {
		const example = EXAMPLES.get(name);
		return `  ${name}: ${what}. Example: ${name}=${example}`;
	});
	return new Error(`The configuration is not right (.env.example lists all of it):\n${lines.join('\n')}`);
}
