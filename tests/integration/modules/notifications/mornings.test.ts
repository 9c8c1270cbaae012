import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staff } from '../../../../src/lib/modules/accounts/tables.server';
import { callMornings } from '../../../../src/lib/modules/notifications/digest/call.server';
import { stopPath } from '../../../../src/lib/modules/notifications/digest/stop-link.server';
import { lookAtStop, stopMornings } from '../../../../src/lib/modules/notifications/digest/stop.server';
import { sendBatch } from '../../../../src/lib/modules/notifications/jobs/send-batch.server';
import { later, DAY } from '../../../../src/lib/core/time';
import { drainJobs } from '../../../../src/lib/server/jobs/drain';
import { postOf, setMailing } from '../../../../src/lib/server/mail';
import { JOBS } from '../../../../src/lib/wiring/jobs.server';
import { openResend } from '../../../support/resend-double';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let resend: Awaited<ReturnType<typeof openResend>>;
let child: ChildProcess | undefined;

beforeAll(async () => {
	resend = await openResend(() => void child?.kill('SIGKILL'));
});
beforeEach(async () => {
	shop = await openShop();
	resend.delivered.length = 0;
	resend.calls.length = 0;
	const key = {
		...{ MAIL_FROM: 'Shop <orders@shop.example>', RESEND_API_KEY: 're_key' },
		...{ RESEND_BASE_URL: resend.url, DEMO: false }
	};
	setMailing({ post: postOf(key), origin: 'https://shop.example' });
});
afterEach(() => shop.close());
afterAll(() => resend.close());

const deliver = (ctx = shop.ctx()) => drainJobs(shop, JOBS, () => ctx, { rethrow: true });
type Role = 'agent' | 'finance';
const member = (id: string, over: { role?: Role; email?: string; locale?: string; timeZone?: string } = {}) =>
	shop.db.insert(staff).values({
		...{ id: `stf_${id}`, email: `${id}@shop.example`, name: id, role: 'agent', passwordHash: '' },
		...{ createdAt: later(shop.ctx().now, -7 * DAY), ...over }
	});
/** A request nobody has answered for a day. */
const waiting = async () => {
	await shop.ask(await shop.place({ email: 'nobody@mail.invalid' }), [['LAMP', 1]]);
	await deliver();
};
const at = (iso: string) => ({ ...shop.ctx(), now: new Date(iso) });
const told = () => resend.delivered.map(({ to }) => String(to)).sort();

describe('in the morning', () => {
	it('each is told what waits, in their language, once whoever looks how often', async () => {
		await Promise.all([member('ada'), member('mina', { locale: 'ko', role: 'finance', timeZone: 'Asia/Seoul' })]);
		await waiting();
		const morning = at('2026-03-04T08:30:00Z');
		await Promise.all(Array.from({ length: 4 }, () => callMornings(morning)));
		await deliver(morning);
		await callMornings(morning);
		await deliver(morning);
		expect(told()).toEqual(['ada@shop.example', 'mina@shop.example']);
		const [ada, mina] = ['ada', 'mina'].map((id) => resend.delivered.find(({ to }) => to === `${id}@shop.example`));
		expect(ada?.subject).toBe('What waits on March 4, 2026, 1 overdue');
		expect(ada?.text).toContain('Requests nobody has taken: 1');
		expect(mina?.subject).toContain('처리할 일');
		const stop = `https://shop.example${stopPath(shop.ctx().secrets, 'stf_ada')}`;
		expect(ada?.headers).toEqual({
			'List-Unsubscribe': `<${stop}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
		});
		expect(ada?.text).toContain(stop);
		expect(resend.calls).toEqual([{ url: '/emails/batch', key: expect.stringMatching(/^mba_/) }]);
	});

	it('comes by everybody’s own clock, and not on the day they joined', async () => {
		await Promise.all([
			member('london', { timeZone: 'Europe/London' }),
			member('seoul', { timeZone: 'Asia/Seoul' }),
			shop.db.insert(staff).values({
				...{ id: 'stf_new', email: 'new@shop.example', name: 'New', role: 'agent', passwordHash: '' },
				createdAt: new Date('2026-03-03T01:00:00Z')
			})
		]);
		await waiting();
		await callMornings(at('2026-03-03T07:30:00Z'));
		await deliver();
		expect(told()).toEqual(['seoul@shop.example']);
		await callMornings(at('2026-03-03T08:01:00Z'));
		await deliver();
		expect(told()).toEqual(['london@shop.example', 'seoul@shop.example']);
	});

	it('tells nobody anything where nothing waits', async () => {
		await member('ada');
		await callMornings(at('2026-03-04T08:30:00Z'));
		await deliver();
		expect(resend.calls).toEqual([]);
	});

	it('stops for whoever holds its link, and for nobody else', async () => {
		await Promise.all([member('ada'), member('ben')]);
		await waiting();
		const [, , token = ''] = stopPath(shop.ctx().secrets, 'stf_ada').split('/');
		expect(await lookAtStop(shop.ctx(), token)).toMatchObject({ id: 'stf_ada', mornings: true });
		for (const forged of [token.replace('ada', 'ben'), `${token}x`, 'stf_ada.', ''])
			await expect(stopMornings(shop.ctx(), forged)).rejects.toMatchObject({ code: 'link.unknown' });
		await stopMornings(shop.ctx(), token);
		await stopMornings(shop.ctx(), token);
		await callMornings(at('2026-03-04T08:30:00Z'));
		await deliver();
		expect(told()).toEqual(['ben@shop.example']);
	});
});

describe('mails sent together', () => {
	const morning = async () => {
		await waiting();
		await callMornings(at('2026-03-04T08:30:00Z'));
	};

	it('arrive once when the process is killed before it hears the answer', async () => {
		await Promise.all([member('ada'), member('ben')]);
		await morning();
		const { now, secrets } = shop.ctx();
		const secret = Buffer.from(secrets[0] ?? []).toString('base64');
		const place = shop.connectionOptions;
		const script = [
			'--import',
			'tsx',
			'tests/support/die-mailing.ts',
			JSON.stringify({ place, url: resend.url, secret, now })
		];
		child = spawn(process.execPath, script, { stdio: ['ignore', 'inherit', 'inherit'] });
		const [, signal] = await once(child, 'exit');
		child = undefined;
		expect(signal).toBe('SIGKILL');
		expect(told()).toEqual(['ada@shop.example', 'ben@shop.example']);
		const [{ batch_id: batch } = { batch_id: '' }] = await shop.db.execute<{ batch_id: string }>(
			'select batch_id from mails where batch_id is not null limit 1'
		);
		await sendBatch.handle(shop.ctx(), { batch });
		expect(resend.calls).toHaveLength(2);
		expect(told()).toEqual(['ada@shop.example', 'ben@shop.example']);
		const rows = await shop.db.execute<{ state: string }>("select state from mails where template = 'morning-summary'");
		expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent']);
	});

	it('wait as long as Resend says, and go by themselves where it refuses one of them', async () => {
		await Promise.all([member('ada'), member('off', { email: 'refused@example.com' })]);
		const busy = { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many' };
		resend.answerNext({ status: 429, body: busy, headers: { 'retry-after': '1' } });
		await morning();
		await deliver();
		expect(told()).toEqual([]);
		const [{ batch_id: batch } = { batch_id: '' }] = await shop.db.execute<{ batch_id: string }>(
			'select batch_id from mails where batch_id is not null limit 1'
		);
		await sendBatch.handle(shop.ctx(), { batch });
		await deliver();
		expect(told()).toEqual(['ada@shop.example']);
		const rows = await shop.db.execute<{ recipient: string; state: string }>(
			"select recipient, state from mails where template = 'morning-summary' order by 1"
		);
		expect([...rows]).toEqual([
			{ recipient: 'ada@shop.example', state: 'sent' },
			{ recipient: 'refused@example.com', state: 'failed' }
		]);
	});
});
