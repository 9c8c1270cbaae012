import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { originOf, readEnv } from '../../../../src/lib/server/config/env';
import { EXAMPLES } from '../../../../src/lib/server/config/env-examples';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SERVING = { RESEND_API_KEY: 're_1', SECRET_KEY: KEY };

describe('what is left out', () => {
	it('has a default that suits one machine', () => {
		const env = readEnv({}, 'command');
		expect(env).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: '.data', DEMO: false, LOG_LEVEL: 'info' });
		expect(originOf(env)).toBe('http://localhost:3000');
	});

	it('prepares statements on our own server only, unless told', () => {
		const DATABASE_URL = 'postgres://a:b@db.example.com/c';
		expect(readEnv({}, 'command').DATABASE_PREPARE).toBe(true);
		expect(readEnv({ DATABASE_URL }, 'command').DATABASE_PREPARE).toBe(false);
		expect(readEnv({ DATABASE_URL, DATABASE_PREPARE: 'true' }, 'command').DATABASE_PREPARE).toBe(true);
	});

	it('counts as left out when it is empty', () => {
		expect(readEnv({ PORT: '', ROLE: '', SECRET_KEY: '' }, 'command')).toMatchObject({ PORT: 3000, SECRET_KEY: [] });
	});
});

describe('what is wrong', () => {
	it.each([
		['PORT', 'eighty'],
		['DEMO', 'maybe'],
		['DATABASE_URL', 'mysql://localhost/x'],
		['SECRET_KEY', `${KEY},short`],
		['ORIGIN', 'cancel.example.com'],
		['ROLE', 'everything']
	])('names %s and gives an example', (name, value) => {
		const read = () => readEnv({ [name]: value }, 'command');
		expect(read).toThrow(new RegExp(`^The configuration[^]*\n {2}${name}: .+ Example: ${name}=.+$`));
	});

	it('takes every example', () => {
		const { SECRET_KEY: _, ...examples } = Object.fromEntries(EXAMPLES);
		expect(() => readEnv({ ...examples, ...SERVING }, 'serve')).not.toThrow();
	});
});

describe('serving', () => {
	it('needs a way to send mail and a key, which the demo and commands do not', () => {
		expect(() => readEnv({}, 'serve')).toThrow(/RESEND_API_KEY: [^]*SECRET_KEY: /);
		expect(() => readEnv({ DEMO: 'true' }, 'serve')).not.toThrow();
		expect(() => readEnv(SERVING, 'serve')).not.toThrow();
		expect(() => readEnv({}, 'command')).not.toThrow();
	});

	it('on an open address needs ORIGIN', () => {
		expect(() => readEnv({ ...SERVING, HOST: '0.0.0.0' }, 'serve')).toThrow(/ORIGIN: is missing/);
		const env = readEnv({ ...SERVING, HOST: '0.0.0.0', ORIGIN: 'https://cancel.example.com/' }, 'serve');
		expect(originOf(env)).toBe('https://cancel.example.com');
	});

	it('refuses the demo in production, but for a loopback address', () => {
		const demo = { DEMO: 'true', NODE_ENV: 'production', ORIGIN: 'https://cancel.example.com' };
		expect(() => readEnv({ ...demo, HOST: '0.0.0.0' }, 'serve')).toThrow(/DEMO: in production/);
		expect(() => readEnv({ ...demo, HOST: '127.0.0.1' }, 'serve')).not.toThrow();
	});
});

it('keeps several keys in order', () => {
	const second = Buffer.alloc(32, 8).toString('base64');
	expect(readEnv({ SECRET_KEY: `${KEY}, ${second}` }, 'command').SECRET_KEY).toEqual([KEY, second]);
});

it('is listed whole in .env.example', () => {
	const listed = readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm);
	expect(Array.from(listed, ([, name]) => name).sort()).toEqual([...EXAMPLES.keys()].sort());
});

describe('Stripe', () => {
	const stripe = { ...SERVING, STRIPE_API_KEY: 'sk_test_1' };

	it('needs what its webhooks are signed with, except in the demo', () => {
		expect(() => readEnv(stripe, 'serve')).toThrow(/STRIPE_WEBHOOK_SECRET: is missing/);
		expect(() => readEnv({ ...stripe, DEMO: 'true' }, 'serve')).not.toThrow();
		expect(() => readEnv({ ...stripe, STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'serve')).not.toThrow();
	});

	it.each([
		['STRIPE_API_KEY', 'pk_test_1', /secret key/],
		['STRIPE_PUBLISHABLE_KEY', 'sk_test_1', /public key/],
		['STRIPE_API_URL', 'http://127.0.0.1:12111/v1', /without a path/]
	])('takes no wrong %s', (name, value, what) => {
		expect(() => readEnv({ [name]: value }, 'command')).toThrow(what);
	});
});
