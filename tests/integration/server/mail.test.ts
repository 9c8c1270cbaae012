import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { postOf, type OutgoingMail, type Post } from '../../../src/lib/server/mail';

type Heard = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Answer = { readonly status: number; readonly body: object; readonly headers?: Record<string, string> };

const TAKEN: Answer = { status: 200, body: { id: 're_1' } };
const no = (status: number, name: string): Answer => ({ status, body: { statusCode: status, name, message: 'no' } });
const mail: OutgoingMail = {
	id: 'msg_1',
	to: 'ada@example.com',
	replyTo: 'help@example.com',
	subject: 'Hello',
	html: '<p>Hello</p>',
	text: 'Hello'
};

const heard: Heard[] = [];
const answers: Answer[] = [];
const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		heard.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
		const { status, body, headers } = answers.shift() ?? TAKEN;
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
	});
});
let post: Post;

beforeAll(async () => {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = z.object({ port: z.number() }).parse(server.address());
	post = postOf({
		MAIL_FROM: 'Shop <orders@example.com>',
		RESEND_API_KEY: 're_key',
		RESEND_BASE_URL: `http://127.0.0.1:${port}/`,
		DEMO: false
	});
});
afterAll(() => void server.close());
beforeEach(() => {
	heard.length = 0;
	answers.length = 0;
});

it('asks Resend with our key, the mail’s own key, and the mail', async () => {
	expect(await post.send(mail)).toEqual({ state: 'sent', providerId: 're_1' });
	expect(heard).toHaveLength(1);
	expect(heard[0]?.url).toBe('/emails');
	expect(heard[0]?.headers).toMatchObject({ authorization: 'Bearer re_key', 'idempotency-key': 'msg_1' });
	expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
		from: 'Shop <orders@example.com>',
		to: 'ada@example.com',
		reply_to: 'help@example.com',
		subject: 'Hello',
		html: '<p>Hello</p>',
		text: 'Hello',
		tags: [{ name: 'mail', value: 'msg_1' }]
	});
});

it.each([no(500, 'internal_server_error'), no(408, 'request_timeout'), no(409, 'concurrent_idempotent_requests')])(
	'leaves it to be tried again after %j, with the same bytes',
	async (trouble) => {
		answers.push(trouble);
		await expect(post.send(mail)).rejects.toThrow('did not take');
		expect(await post.send(mail)).toMatchObject({ state: 'sent' });
		expect(heard[1]?.body).toBe(heard[0]?.body);
		expect(heard[1]?.headers['idempotency-key']).toBe(heard[0]?.headers['idempotency-key']);
	}
);

it.each([no(422, 'validation_error'), no(400, 'invalid_parameter')])('gives up on %j', async (refusal) => {
	answers.push(refusal);
	expect(await post.send(mail)).toMatchObject({ state: 'refused', why: expect.stringContaining('no') });
});

it.each([
	[{ ...no(429, 'rate_limit_exceeded'), headers: { 'retry-after': '7' } }, 7],
	[{ ...no(429, 'rate_limit_exceeded'), headers: { 'ratelimit-reset': '2' } }, 2],
	[no(429, 'rate_limit_exceeded'), 1],
	[no(429, 'daily_quota_exceeded'), 3600],
	[no(429, 'monthly_quota_exceeded'), 3600],
	[no(401, 'restricted_api_key'), 300],
	[no(403, 'validation_error'), 300]
])('waits as long as %j says', async (busy, inSeconds) => {
	answers.push(busy);
	expect(await post.send(mail)).toMatchObject({ state: 'later', inSeconds });
});

it('takes it for sent when Resend had it before in other words', async () => {
	answers.push(no(409, 'invalid_idempotent_request'));
	expect(await post.send(mail)).toEqual({ state: 'sent', providerId: null });
});

it('leaves it to be tried again when nobody answers', async () => {
	const nobody = postOf({
		MAIL_FROM: 'a@example.com',
		RESEND_API_KEY: 'k',
		RESEND_BASE_URL: 'http://127.0.0.1:9',
		DEMO: false
	});
	await expect(nobody.send(mail)).rejects.toThrow('no answer');
});

it('calls nobody in the demo without a key', async () => {
	const box = postOf({ MAIL_FROM: 'a@example.com', RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, DEMO: true });
	expect(await box.send(mail)).toEqual({ state: 'sent', providerId: null });
	expect(box.keepsCopies).toBe(true);
	expect(heard).toEqual([]);
});
